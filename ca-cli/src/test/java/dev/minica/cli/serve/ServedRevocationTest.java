package dev.minica.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.testing.Tool;
import dev.minica.testing.Tool.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients find CRL and OCSP in the certificates, ask there by themselves, accept what is good and
 * refuse what is revoked.
 */
class ServedRevocationTest {

  @TempDir private static Path folder;
  private static ServedCa ca;
  private static Path good;
  private static Path revoked;

  @BeforeAll
  static void serve() {
    ca = ServedCa.start(folder, "--intermediate");
    good = ca.issue("good.example");
    revoked = ca.issue("revoked.example");
    ca.minica("revoke", revoked.toString(), "--reason", "keyCompromise");
  }

  @AfterAll
  static void stop() {
    ca.close();
  }

  private static Path root(Path issued) {
    return issued.resolve("ca.pem");
  }

  private static Path issuer(Path issued) {
    return issued.resolve("chain.pem");
  }

  private static Path leaf(Path issued) {
    return issued.resolve("cert.pem");
  }

  @Test
  void opensslByOcsp() {
    for (String hash : List.of("-sha1", "-sha256")) {
      assertThat(opensslOcsp(good, hash)).contains("cert.pem: good");
      assertThat(opensslOcsp(revoked, hash)).contains("cert.pem: revoked", "keyCompromise");
    }
  }

  private static String opensslOcsp(Path issued, String hash) {
    Outcome outcome =
        Tool.named("openssl")
            .run(
                "ocsp",
                hash,
                "-issuer",
                issuer(issued),
                "-cert",
                leaf(issued),
                "-url",
                ca.url() + "/ocsp",
                "-CAfile",
                root(issued))
            .succeeded();
    assertThat(outcome.err()).contains("Response verify OK").doesNotContain("WARNING");
    return outcome.text();
  }

  @Test
  void opensslByCrl() {
    opensslVerify(good).succeeded();
    assertThat(opensslVerify(revoked).failed().everything()).contains("certificate revoked");
  }

  private static Outcome opensslVerify(Path issued) {
    return Tool.named("openssl")
        .run(
            "verify",
            "-x509_strict",
            "-crl_check",
            "-crl_download",
            "-CAfile",
            root(issued),
            "-untrusted",
            issuer(issued),
            leaf(issued));
  }

  @Test
  void gnutlsByOcsp() {
    assertThat(gnutlsOcsp(good)).contains("Certificate Status: good", "Response: Success");
    assertThat(gnutlsOcsp(revoked)).contains("Certificate Status: revoked", "Response: Success");
  }

  private static String gnutlsOcsp(Path issued) {
    return Tool.named("ocsptool")
        .run(
            "--ask",
            "--load-cert",
            leaf(issued),
            "--load-issuer",
            issuer(issued),
            "--load-trust",
            issuer(issued))
        .everything();
  }

  @Test
  void gnutlsByCrl() throws Exception {
    gnutlsVerify(good).succeeded();
    assertThat(gnutlsVerify(revoked).failed().everything()).contains("revoked");
  }

  private static Outcome gnutlsVerify(Path issued) throws Exception {
    return Tool.named("certtool")
        .run(
            "--verify",
            "--load-ca-certificate",
            root(issued),
            "--load-crl",
            fetchedCrl("issuing"),
            "--infile",
            issued.resolve("fullchain.pem"));
  }

  /** In PEM, since certtool reads no other here. */
  private static Path fetchedCrl(String name) throws Exception {
    byte[] der =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(ca.uri("/crl/" + name + ".crl")).build(),
                BodyHandlers.ofByteArray())
            .body();
    Path pem = Files.createTempFile(folder, name, ".pem");
    Tool.named("openssl").feed(der, "crl", "-inform", "DER", "-out", pem).succeeded();
    return pem;
  }

  @Test
  void nss() throws IOException {
    Path database = Files.createDirectory(folder.resolve("nss"));
    Tool certutil = Tool.named("certutil");
    certutil.run("-N", "-d", "sql:" + database, "--empty-password").succeeded();
    certutil
        .run("-A", "-d", "sql:" + database, "-n", "root", "-t", "CT,C,C", "-a", "-i", root(good))
        .succeeded();
    for (String method : List.of("ocsp", "crl")) {
      nssVerify(database, good, method).succeeded();
      assertThat(nssVerify(database, revoked, method).failed().everything())
          .contains("has been revoked");
    }
  }

  private static Outcome nssVerify(Path database, Path issued, String method) {
    return Tool.named("vfychain")
        .run(
            "-d",
            "sql:" + database,
            "-pp",
            "-u",
            1,
            "-g",
            "leaf",
            "-m",
            method,
            "-s",
            "failIfNoInfo",
            "-a",
            leaf(issued),
            "-a",
            issuer(issued));
  }

  @Test
  void goByCrl() throws IOException {
    Tool go = Tool.builtByGo(ServedRevocationTest.class, "revoked.go", folder);

    assertThat(go.run(leaf(good), issuer(good)).succeeded().text()).isEqualTo("good\n");
    assertThat(go.run(leaf(revoked), issuer(revoked)).succeeded().text()).isEqualTo("revoked\n");
  }

  /** The intermediate is asked about as well, of the root. */
  @Test
  void jdk() throws Exception {
    for (Set<Option> options :
        List.of(
            EnumSet.of(Option.NO_FALLBACK), EnumSet.of(Option.PREFER_CRLS, Option.NO_FALLBACK))) {
      jdkValidates(good, options);
      assertThat(reason(revoked, options)).isEqualTo(BasicReason.REVOKED);
    }
  }

  private static CertPathValidatorException.Reason reason(Path issued, Set<Option> options)
      throws Exception {
    try {
      jdkValidates(issued, options);
      throw new AssertionError("accepted with " + options);
    } catch (CertPathValidatorException e) {
      return e.getReason();
    }
  }

  private static void jdkValidates(Path issued, Set<Option> options)
      throws GeneralSecurityException, IOException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    CertPathValidator validator = CertPathValidator.getInstance("PKIX");
    PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
    checker.setOptions(options);
    PKIXParameters parameters =
        new PKIXParameters(Set.of(new TrustAnchor(java(factory, root(issued)), null)));
    parameters.addCertPathChecker(checker);
    validator.validate(
        factory.generateCertPath(
            List.of(java(factory, leaf(issued)), java(factory, issuer(issued)))),
        parameters);
  }

  private static X509Certificate java(CertificateFactory factory, Path file)
      throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return (X509Certificate) factory.generateCertificate(in);
    }
  }

  @Test
  void whatIsRevokedIsSoAtOnce() {
    Path issued = ca.issue("later.example");
    assertThat(opensslOcsp(issued, "-sha1")).contains("cert.pem: good");
    opensslVerify(issued).succeeded();

    ca.minica("revoke", issued.toString());

    assertThat(opensslOcsp(issued, "-sha1")).contains("cert.pem: revoked");
    opensslVerify(issued).failed();
  }

  @Test
  void whatWasNeverIssuedIsUnknown() {
    assertThat(
            Tool.named("openssl")
                .run(
                    "ocsp",
                    "-issuer",
                    issuer(good),
                    "-serial",
                    4242,
                    "-url",
                    ca.url() + "/ocsp",
                    "-CAfile",
                    root(good))
                .succeeded()
                .text())
        .contains("4242: unknown");
  }

  /** What one CA of the directory issued, another knows nothing of. */
  @Test
  void eachSpeaksForItself() throws Exception {
    X509Certificate leaf = java(CertificateFactory.getInstance("X.509"), leaf(good));

    assertThat(
            Tool.named("openssl")
                .run(
                    "ocsp",
                    "-issuer",
                    root(good),
                    "-serial",
                    leaf.getSerialNumber(),
                    "-url",
                    ca.url() + "/ocsp",
                    "-CAfile",
                    root(good))
                .succeeded()
                .text())
        .contains(": unknown");
  }
}
