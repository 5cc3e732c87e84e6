package dev.minica.verification;

import static dev.minica.verification.TestPki.NOW;
import static dev.minica.verification.TestPki.question;
import static dev.minica.verification.TestPki.root;
import static java.time.temporal.ChronoUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.encoding.Pem;
import dev.minica.encoding.PemBlock;
import dev.minica.revocation.Crl;
import dev.minica.revocation.EncodedCrls;
import dev.minica.revocation.RevocationReason;
import dev.minica.testing.Tool;
import dev.minica.verification.TestPki.Entity;
import dev.minica.x509.Certificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With CRLs, minica accepts and refuses what OpenSSL, GnuTLS and the JDK do. */
class CrlToolsTest {

  private static final Entity ROOT = root("Root");
  private static final Entity CA = ROOT.ca("Issuing");
  private static final Certificate LEAF = CA.server("a.example");
  private static final Certificate OTHER = CA.server("b.example");

  /** CRLs, and whether the leaf is accepted with them. */
  record Case(String what, boolean accepted, List<Crl> crls) {
    @Override
    public String toString() {
      return what;
    }
  }

  @TempDir private Path folder;

  static Stream<Case> cases() {
    Crl ofRoot = TestCrl.of(ROOT).number(1).sign();
    Crl ofCa = TestCrl.of(CA).number(1).revoke(OTHER, RevocationReason.SUPERSEDED).sign();
    Crl stale = TestCrl.of(CA).number(1).from(NOW.minus(2, HOURS), NOW.minus(1, HOURS)).sign();
    Crl early = TestCrl.of(CA).number(1).from(NOW.plus(1, HOURS), NOW.plus(2, HOURS)).sign();
    Crl revoking = TestCrl.of(CA).number(2).revoke(LEAF, RevocationReason.KEY_COMPROMISE).sign();
    Crl holding = TestCrl.of(CA).number(2).revoke(LEAF, RevocationReason.CERTIFICATE_HOLD).sign();
    Crl revokingCa =
        TestCrl.of(ROOT)
            .number(2)
            .revoke(CA.certificate(), RevocationReason.CESSATION_OF_OPERATION)
            .sign();
    Crl forged = TestCrl.of(root("Other")).issuer(CA.certificate().subject()).number(1).sign();
    return Stream.of(
        new Case("nobody is revoked", true, List.of(ofRoot, ofCa)),
        new Case("in the other order", true, List.of(ofCa, ofRoot)),
        new Case("the leaf is revoked", false, List.of(ofRoot, revoking)),
        new Case("the leaf is on hold", false, List.of(ofRoot, holding)),
        new Case("its issuer is revoked", false, List.of(revokingCa, ofCa)),
        new Case("no CRL of the issuer", false, List.of(ofRoot)),
        new Case("no CRL of the root", false, List.of(ofCa)),
        new Case("the CRL is out of date", false, List.of(ofRoot, stale)),
        new Case("the CRL is of tomorrow", false, List.of(ofRoot, early)),
        new Case("the CRL is signed by another key", false, List.of(ofRoot, forged)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void minica(Case one) {
    Answer answer = Verifier.answer(question(LEAF, ROOT, CA).withCrls(one.crls()));

    assertThat(answer.isAccepted()).as(answer.toString()).isEqualTo(one.accepted());
    assertThat(
            EncodedCrls.decode(pem(one.crls()).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEqualTo(one.crls());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void openssl(Case one) throws IOException {
    int exit =
        Tool.named("openssl")
            .run(
                "verify",
                "-x509_strict",
                "-crl_check_all",
                "-attime",
                NOW.getEpochSecond(),
                "-CAfile",
                write("root.pem", Pem.encode(ROOT.certificate())),
                "-untrusted",
                write("ca.pem", Pem.encode(CA.certificate())),
                "-CRLfile",
                write("crls.pem", pem(one.crls())),
                write("leaf.pem", Pem.encode(LEAF)))
            .exit();

    assertThat(exit == 0).isEqualTo(one.accepted());
  }

  /** GnuTLS leaves a CRL aside that it cannot use, and a certificate needs none. */
  @ParameterizedTest
  @MethodSource("cases")
  void gnutls(Case one) throws IOException {
    int exit =
        Tool.named("faketime")
            .run(
                "@" + NOW.getEpochSecond(),
                "certtool",
                "--verify",
                "--load-ca-certificate",
                write("root.pem", Pem.encode(ROOT.certificate())),
                "--load-crl",
                write("crls.pem", pem(one.crls())),
                "--infile",
                write("chain.pem", Pem.encode(List.of(LEAF, CA.certificate()))))
            .exit();

    assertThat(exit == 0).isEqualTo(one.accepted() || one.what().contains("CRL"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void jdk(Case one) throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    PKIXParameters parameters =
        new PKIXParameters(Set.of(new TrustAnchor(java(factory, ROOT.certificate()), null)));
    parameters.setDate(Date.from(NOW));
    List<java.security.cert.CRL> crls = new ArrayList<>();
    for (Crl crl : one.crls()) {
      crls.add(factory.generateCRL(new ByteArrayInputStream(crl.encoded())));
    }
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(crls)));
    boolean accepted;
    try {
      CertPathValidator.getInstance("PKIX")
          .validate(
              factory.generateCertPath(
                  List.of(java(factory, LEAF), java(factory, CA.certificate()))),
              parameters);
      accepted = true;
    } catch (CertPathValidatorException no) {
      accepted = false;
    }

    assertThat(accepted).isEqualTo(one.accepted());
  }

  private static X509Certificate java(CertificateFactory factory, Certificate certificate)
      throws GeneralSecurityException {
    return (X509Certificate)
        factory.generateCertificate(new ByteArrayInputStream(certificate.encoded()));
  }

  private static String pem(List<Crl> crls) {
    return crls.stream()
        .map(crl -> Pem.encode(new PemBlock("X509 CRL", crl.encoded())))
        .collect(Collectors.joining());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
