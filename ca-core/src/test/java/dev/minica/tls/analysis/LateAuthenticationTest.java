package dev.minica.tls.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.tls.capture.Conversation;
import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** OpenSSL's server asks OpenSSL's client for a certificate when the handshake is over. */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class LateAuthenticationTest {

  private static final String SIGNED =
      "the client's signature over the handshake, the request and its certificate";
  private static final String FINISHED = "verify_data of the client, after the handshake";

  @TempDir static Path folder;

  private ConnectionKinds kinds;

  @BeforeAll
  void credentials() {
    kinds = new ConnectionKinds(folder);
  }

  @Test
  void whatTheClientSignsIsComputedAgain() throws Exception {
    Trace trace = trace(kinds.late(String.join(" ", kinds.rsa().arguments())));

    assertThat(trace.checks(Outcome.DISAGREED)).isEmpty();
    assertThat(trace.findings()).isEmpty();
    assertThat(trace.checks(Outcome.AGREED)).extracting(Check::what).contains(SIGNED, FINISHED);
    assertThat(trace.verdict()).isEqualTo(Verdict.COMPLETE);
    assertThat(trace.because()).contains("whether the certificate of the client can be relied on");
    assertThat(trace.events())
        .extracting(Event::name)
        .containsSubsequence(
            "Finished", "CertificateRequest", "Certificate", "CertificateVerify", "Finished");
  }

  @Test
  void whoHasNoneFinishesWithoutASignature() throws Exception {
    Trace trace = trace(kinds.late(""));

    assertThat(trace.checks(Outcome.DISAGREED)).isEmpty();
    assertThat(trace.findings()).isEmpty();
    assertThat(trace.checks(Outcome.AGREED))
        .extracting(Check::what)
        .contains(FINISHED)
        .doesNotContain(SIGNED);
  }

  private static Trace trace(Recorded recorded) {
    Conversation conversation = recorded.conversation();
    return new Analyzer(new SecureRandom()).analyze(conversation, recorded.evidence());
  }
}
