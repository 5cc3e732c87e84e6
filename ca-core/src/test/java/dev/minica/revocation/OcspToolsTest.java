package dev.minica.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.encoding.Pem;
import dev.minica.key.KeyAlgorithm;
import dev.minica.testing.Tool;
import dev.minica.testing.Tool.Outcome;
import dev.minica.x509.Certificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Other implementations ask, and believe what is answered. */
class OcspToolsTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  /** An issuer, and three certificates of it of which one each is good, revoked and unknown. */
  record Case(OcspPki ca, Certificate good, Certificate revoked, Certificate unknown) {

    static Case of(KeyAlgorithm algorithm) {
      OcspPki ca = new OcspPki("Root " + algorithm, algorithm);
      Case made =
          new Case(
              ca,
              ca.server("good.example"),
              ca.server("revoked.example"),
              ca.stolen("unknown.example"));
      ca.revoke(made.revoked(), NOON, RevocationReason.KEY_COMPROMISE);
      return made;
    }

    byte[] answer(Certificate certificate) {
      return ca.responder().answer(RawOcspRequest.of(ca.issuer(), certificate).encode()).encoded();
    }

    @Override
    public String toString() {
      return ca.issuer().publicKey().toString();
    }
  }

  private static final List<Case> CASES =
      List.of(
          Case.of(KeyAlgorithm.EC_P256),
          Case.of(KeyAlgorithm.RSA_2048),
          Case.of(KeyAlgorithm.ED25519));

  @TempDir private Path folder;

  static Stream<Case> cases() {
    return CASES.stream();
  }

  /** GnuTLS and the JDK are asked about what most CAs are. */
  static Stream<Case> usualCases() {
    return CASES.stream().limit(2);
  }

  private Path write(String name, Certificate certificate) throws IOException {
    return Files.writeString(folder.resolve(name), Pem.encode(certificate));
  }

  private Path write(String name, byte[] octets) throws IOException {
    return Files.write(folder.resolve(name), octets);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void openssl(Case one) throws IOException {
    assertThat(opensslSays(one, one.good())).contains("leaf.pem: good");
    assertThat(opensslSays(one, one.revoked()))
        .contains("leaf.pem: revoked", "Reason: keyCompromise", "Revocation Time: Jun  1 12:00:00");
    assertThat(opensslSays(one, one.unknown())).contains("leaf.pem: unknown");
  }

  /** With openssl's own request: SHA-256, and a nonce that it compares. */
  private String opensslSays(Case one, Certificate certificate) throws IOException {
    Path issuer = write("ca.pem", one.ca().issuer());
    Path leaf = write("leaf.pem", certificate);
    Path query = folder.resolve("query.der");
    Tool openssl = Tool.named("openssl");
    openssl.run("ocsp", "-sha256", "-issuer", issuer, "-cert", leaf, "-reqout", query).succeeded();
    byte[] answer = one.ca().responder().answer(Files.readAllBytes(query)).encoded();
    Outcome outcome =
        openssl
            .run(
                "ocsp",
                "-no_nonce", // none but that of the request
                "-reqin",
                query,
                "-respin",
                write("response.der", answer),
                "-CAfile",
                issuer,
                "-issuer",
                issuer,
                "-sha256",
                "-cert",
                leaf)
            .succeeded();
    assertThat(outcome.err()).contains("Response verify OK").doesNotContain("WARNING");
    return outcome.text();
  }

  @ParameterizedTest
  @MethodSource("usualCases")
  void gnutls(Case one) throws IOException {
    assertThat(gnutlsSays(one, one.good())).contains("Certificate Status: good");
    assertThat(gnutlsSays(one, one.revoked())).contains("Certificate Status: revoked");
    assertThat(gnutlsSays(one, one.unknown())).contains("Certificate Status: unknown");
  }

  private String gnutlsSays(Case one, Certificate certificate) throws IOException {
    return Tool.named("ocsptool")
        .run(
            "--verify-response",
            "--load-trust",
            write("ca.pem", one.ca().issuer()),
            "--load-response",
            write("response.der", one.answer(certificate)))
        .succeeded()
        .everything();
  }

  @ParameterizedTest
  @MethodSource("usualCases")
  void jdk(Case one) throws GeneralSecurityException {
    validate(one, one.good());
    assertThat(reason(one, one.revoked())).isEqualTo(BasicReason.REVOKED);
    assertThat(reason(one, one.unknown())).isEqualTo(BasicReason.UNDETERMINED_REVOCATION_STATUS);
  }

  private static CertPathValidatorException.Reason reason(Case one, Certificate certificate)
      throws GeneralSecurityException {
    try {
      validate(one, certificate);
      throw new AssertionError("accepted");
    } catch (CertPathValidatorException e) {
      return e.getReason();
    }
  }

  private static void validate(Case one, Certificate certificate) throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    CertPathValidator validator = CertPathValidator.getInstance("PKIX");
    PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
    checker.setOptions(EnumSet.of(PKIXRevocationChecker.Option.NO_FALLBACK));
    X509Certificate leaf = java(factory, certificate);
    checker.setOcspResponses(Map.of(leaf, one.answer(certificate)));
    PKIXParameters parameters =
        new PKIXParameters(Set.of(new TrustAnchor(java(factory, one.ca().issuer()), null)));
    parameters.addCertPathChecker(checker);
    validator.validate(factory.generateCertPath(List.of(leaf)), parameters);
  }

  private static X509Certificate java(CertificateFactory factory, Certificate certificate)
      throws GeneralSecurityException {
    return (X509Certificate)
        factory.generateCertificate(new ByteArrayInputStream(certificate.encoded()));
  }
}
