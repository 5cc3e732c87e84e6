package dev.minica.tls.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.encoding.Pem;
import dev.minica.key.KeyPair;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.tls.crypto.KeySchedule13.PskKind;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.trace.Verdict;
import dev.minica.tls.wire.Octets;
import dev.minica.verification.Reason;
import dev.minica.x509.Certificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the server's key opens, and whether its certificate can be relied on. */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class LocalVerificationTest {

  @TempDir static Path folder;

  private final Analyzer analyzer = new Analyzer(new SecureRandom());
  private ConnectionKinds kinds;

  @BeforeAll
  void credentials() {
    kinds = new ConnectionKinds(folder);
  }

  @Test
  void theServersKeyOpensRsaKeyExchange() throws Exception {
    Recorded recorded =
        kinds.plain("RSA", kinds.rsa(), "-tls1_2", "-tls1_2 -cipher AES128-GCM-SHA256");

    Trace trace = analyzer.analyze(recorded.conversation(), serverKey());

    assertThat(trace.checks(Outcome.DISAGREED)).isEmpty();
    assertThat(trace.verdict()).isEqualTo(Verdict.COMPLETE);
    assertThat(trace.checks(Outcome.AGREED))
        .extracting(Check::what)
        .contains(
            "it was encrypted to the server's key",
            "it begins with the version of the ClientHello");
    assertThat(trace.events()).extracting(Event::name).contains("application data");
  }

  /** What the keys open is one thing, whether the certificate is to be believed another. */
  @Test
  void whatWasNotCheckedIsNamed() throws Exception {
    Recorded recorded =
        kinds.plain("RSA", kinds.rsa(), "-tls1_2", "-tls1_2 -cipher AES128-GCM-SHA256");
    String recomputed = "both sides finished, and every value that was recomputed agrees; ";
    String judged = "whether the certificate of the server can be relied on";
    Trust trust =
        new Trust(List.of(certificate()), List.of(), Instant.now(), Optional.of("localhost"));

    assertThat(analyzer.analyze(recorded.conversation(), serverKey()).because())
        .isEqualTo(recomputed + "not checked: " + judged);
    assertThat(analyzer.analyze(recorded.conversation(), recorded.evidence()).because())
        .isEqualTo(recomputed + "not checked: " + judged + ", the pre-master secret");
    assertThat(
            analyzer
                .analyze(recorded.conversation(), serverKey().withTrustInServer(trust))
                .because())
        .isEqualTo("both sides finished, and every value agrees");
  }

  @Test
  void withTheKeyLogBothAgreeOnTheMasterSecret() throws Exception {
    Recorded recorded =
        kinds.plain("RSA", kinds.rsa(), "-tls1_2", "-tls1_2 -cipher AES256-GCM-SHA384");

    Trace trace =
        analyzer.analyze(recorded.conversation(), serverKey().withKeyLog(recorded.keyLog()));

    assertThat(trace.verdict()).isEqualTo(Verdict.COMPLETE);
    assertThat(trace.checks(Outcome.AGREED))
        .extracting(Check::what)
        .contains("master_secret is that of the key log");
  }

  @Test
  void theSameKeyDoesNotOpenWhatIsForwardSecret() throws Exception {
    Recorded recorded =
        kinds.plain("ECDHE", kinds.rsa(), "-tls1_2", "-tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256");

    Trace trace = analyzer.analyze(recorded.conversation(), serverKey());

    assertThat(trace.verdict()).isEqualTo(Verdict.OPAQUE);
    assertThat(trace.because())
        .isEqualTo(
            "the server's private key does not open ECDHE: it has signed, and decrypted nothing");
    assertThat(trace.events()).extracting(Event::name).doesNotContain("application data");
  }

  @Test
  void anotherKeyOpensNothing() throws Exception {
    Recorded recorded =
        kinds.plain("RSA", kinds.rsa(), "-tls1_2", "-tls1_2 -cipher AES128-GCM-SHA256");
    Credential other = Credential.of(folder, "other", "rsa:2048");

    Trace trace = analyzer.analyze(recorded.conversation(), keyOf(other));

    assertThat(trace.verdict()).isEqualTo(Verdict.OPAQUE);
    assertThat(trace.because())
        .isEqualTo("the private key that was given is not that of the server's certificate");
  }

  /** Without key shares the key that both had before is all there is to know. */
  @Test
  void aPreSharedKeyAloneOpensAll() throws Exception {
    Recorded recorded = kinds.preShared13("PSK", "P-256");

    Trace trace = analyzer.analyze(recorded.conversation(), preSharedKey());

    assertThat(trace.checks(Outcome.DISAGREED)).isEmpty();
    assertThat(trace.verdict()).isEqualTo(Verdict.COMPLETE);
    assertThat(trace.checks(Outcome.AGREED))
        .extracting(Check::what)
        .contains("the binder of pre-shared key 0");
    assertThat(trace.negotiation().group()).isEmpty();
  }

  @Test
  void withKeySharesItDoesNot() throws Exception {
    Recorded recorded = kinds.preShared13("PSK", "X448");

    Trace trace = analyzer.analyze(recorded.conversation(), preSharedKey());

    assertThat(trace.verdict()).isEqualTo(Verdict.OPAQUE);
    assertThat(trace.checks(Outcome.AGREED))
        .extracting(Check::what)
        .contains("the binder of pre-shared key 0");
  }

  private static Evidence preSharedKey() {
    byte[] identity = ConnectionKinds.PSK_IDENTITY.getBytes(StandardCharsets.US_ASCII);
    NamedOctets secret = NamedOctets.secret("PSK", Octets.ofHex(ConnectionKinds.PSK).toArray());
    PreSharedKey key = new PreSharedKey(Octets.of(identity), PskKind.EXTERNAL, secret);
    return Evidence.NONE.withOwn(
        new OwnSecrets(List.of(), Optional.empty(), Optional.empty(), List.of(key)));
  }

  @Test
  void aCertificateThatIsTrustedIsTickedPointByPoint() throws Exception {
    Trace trace = judged(List.of(certificate()), Instant.now(), Optional.empty());

    assertThat(trace.verdict()).isEqualTo(Verdict.COMPLETE);
    assertThat(trace.answers().get(Sender.SERVER).isAccepted()).isTrue();
    assertThat(trace.checks(Outcome.AGREED))
        .extracting(Check::what)
        .contains(
            "it is for localhost",
            "they may be used for this",
            "the path ends at a certificate that is trusted");
  }

  @Test
  void oneOfNobodyThatIsTrustedIsNot() throws Exception {
    Trace trace = judged(List.of(), Instant.now(), Optional.empty());

    assertThat(trace.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(trace.answers().get(Sender.SERVER).hasReason(Reason.NOT_TRUSTED)).isTrue();
    assertThat(trace.checks(Outcome.DISAGREED))
        .extracting(Check::what)
        .containsExactly("the path ends at a certificate that is trusted");
  }

  @Test
  void norIsOneForAnotherName() throws Exception {
    Trace trace = judged(List.of(certificate()), Instant.now(), Optional.of("other.example"));

    assertThat(trace.checks(Outcome.DISAGREED))
        .extracting(Check::what)
        .containsExactly("it is for other.example");
  }

  @Test
  void norIsOneThatHasExpired() throws Exception {
    Instant later = Instant.now().plus(Duration.ofDays(30));

    Trace trace = judged(List.of(certificate()), later, Optional.empty());

    assertThat(trace.checks(Outcome.DISAGREED))
        .extracting(Check::what)
        .containsExactly("all are valid at " + later);
    assertThat(trace.because())
        .startsWith("this does not hold: all are valid at " + later + ": ")
        .contains("it expired ");
  }

  private Trace judged(List<Certificate> anchors, Instant time, Optional<String> host)
      throws IOException, InterruptedException {
    Recorded recorded = kinds.plain("1.3", kinds.rsa(), "-tls1_3", "-tls1_3");
    Trust trust = new Trust(anchors, List.of(), time, host);
    return analyzer.analyze(recorded.conversation(), recorded.evidence().withTrustInServer(trust));
  }

  private Certificate certificate() throws IOException {
    byte[] text = Files.readAllBytes(kinds.rsa().certificate());
    return Certificate.decode(Pem.decode(text).get(0).content());
  }

  private Evidence serverKey() throws IOException {
    return keyOf(kinds.rsa());
  }

  private static Evidence keyOf(Credential credential) throws IOException {
    byte[] text = Files.readAllBytes(credential.key());
    PrivateKeyInfo key = PrivateKeyInfo.decode(Pem.decode(text).get(0).content());
    return Evidence.NONE.withServerKey(KeyPair.of(key));
  }
}
