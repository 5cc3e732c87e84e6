package dev.minica.tls.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.encoding.Pem;
import dev.minica.testing.Tool;
import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Outcome;
import dev.minica.tls.trace.Trace;
import dev.minica.x509.Certificate;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OCSP responses that OpenSSL made, and that its server brings along. */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class StapledResponseTest {

  private static final String GOOD = "it says that the certificate is good";
  private static final String SIGNED =
      "it is signed by the issuer of the certificate, or on its behalf";

  @TempDir static Path folder;

  private final Analyzer analyzer = new Analyzer(new SecureRandom());
  private ConnectionKinds kinds;

  @BeforeAll
  void credentials() {
    kinds = new ConnectionKinds(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_2", "-tls1_3"})
  void oneThatSaysGoodAgrees(String version) throws Exception {
    Path response = response("V\t301231235959Z\t", kinds.rsa());

    Trace trace = stapled(version, response, Instant.now());

    assertThat(trace.checks(Outcome.DISAGREED)).isEmpty();
    assertThat(what(trace, Outcome.AGREED))
        .contains("the OCSP response is about the certificate", GOOD, SIGNED)
        .anyMatch(what -> what.startsWith("it is fresh at "));
  }

  @Test
  void oneThatSaysRevokedDoesNot() throws Exception {
    Path response = response("R\t301231235959Z\t260101000000Z", kinds.rsa());

    Trace trace = stapled("-tls1_3", response, Instant.now());

    assertThat(trace.checks(Outcome.DISAGREED))
        .extracting(Check::what, Check::detail)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(GOOD, "revoked since 2026-01-01T00:00:00Z"));
  }

  @Test
  void norDoesOneThatIsOld() throws Exception {
    Path response = response("V\t301231235959Z\t", kinds.rsa());
    Instant later = Instant.now().plus(Duration.ofHours(36));

    Trace trace = stapled("-tls1_3", response, later);

    assertThat(what(trace, Outcome.DISAGREED)).containsExactly("it is fresh at " + later);
  }

  @Test
  void norOneThatAnybodySigned() throws Exception {
    Path response = response("V\t301231235959Z\t", kinds.p256());

    Trace trace = stapled("-tls1_2", response, Instant.now());

    assertThat(what(trace, Outcome.DISAGREED)).containsExactly(SIGNED);
  }

  /** The server sends its own certificate alone, and the issuer's is not here either. */
  @ParameterizedTest
  @ValueSource(strings = {"-tls1_2", "-tls1_3"})
  void oneOfAnIssuerThatIsNotThereIsNotChecked(String version) throws Exception {
    Credential leaf = kinds.rsa().issue(folder, "leaf");
    Path response = response("V\t301231235959Z\t", kinds.rsa(), leaf.certificate());

    Trace unknown = stapled(version, response, leaf, Evidence.NONE);
    Trace known =
        stapled(version, response, leaf, Evidence.NONE.withTrustInServer(trust(Instant.now())));

    assertThat(unknown.checks(Outcome.NOT_CHECKABLE))
        .extracting(Check::toString)
        .contains(
            "NOT_CHECKABLE: the OCSP response: the certificate of its issuer, who would have signed"
                + " it, is not there [RFC 6960 section 3.2]");
    assertThat(unknown.because()).contains("not checked: ").contains("the OCSP response");
    assertThat(what(unknown, Outcome.AGREED)).noneMatch(what -> what.contains("OCSP"));
    assertThat(what(unknown, Outcome.AGREED)).doesNotContain(GOOD, SIGNED);
    assertThat(what(known, Outcome.AGREED)).contains(GOOD, SIGNED);
  }

  private Trace stapled(String version, Path response, Credential credential, Evidence evidence)
      throws Exception {
    String server = version + " -status_file " + response;
    Recorded recorded = kinds.plain("stapled", credential, server, version + " -status");
    return analyzer.analyze(
        recorded.conversation(), evidence.withKeyLog(recorded.evidence().keyLog()));
  }

  private Trust trust(Instant time) throws Exception {
    return new Trust(List.of(certificate()), List.of(), time, Optional.empty());
  }

  private Trace stapled(String version, Path response, Instant time) throws Exception {
    return stapled(version, response, kinds.rsa(), Evidence.NONE.withTrustInServer(trust(time)));
  }

  private Certificate certificate() throws Exception {
    byte[] text = Files.readAllBytes(kinds.rsa().certificate());
    return Certificate.decode(Pem.decode(text).get(0).content());
  }

  /**
   * For the server's certificate, which has issued itself.
   *
   * @param state the beginning of its line in the index that {@code openssl ca} keeps
   */
  private Path response(String state, Credential signer) throws Exception {
    return response(state, signer, kinds.rsa().certificate());
  }

  private Path response(String state, Credential signer, Path subject) throws Exception {
    Path ca = kinds.rsa().certificate();
    Path index = folder.resolve("index.txt");
    String serial =
        Tool.named("openssl").run("x509", "-in", subject, "-noout", "-serial").succeeded().text();
    String number = serial.strip().substring("serial=".length());
    Files.writeString(index, state + "\t" + number + "\tunknown\t/CN=localhost\n");
    Path request = folder.resolve("request.der");
    Path response = Files.createTempFile(folder, "response", ".der");
    Tool openssl = Tool.named("openssl");
    openssl
        .run("ocsp", "-issuer", ca, "-cert", subject, "-no_nonce", "-reqout", request)
        .succeeded();
    openssl
        .run(
            "ocsp",
            "-index",
            index,
            "-CA",
            ca,
            "-rsigner",
            signer.certificate(),
            "-rkey",
            signer.key(),
            "-reqin",
            request,
            "-ndays",
            "1",
            "-respout",
            response)
        .succeeded();
    return response;
  }

  private static List<String> what(Trace trace, Outcome outcome) {
    return trace.checks(outcome).stream().map(Check::what).toList();
  }
}
