package dev.minica.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.encoding.EncodedCertificates;
import dev.minica.encoding.Pem;
import dev.minica.encoding.PemBlock;
import dev.minica.lint.registry.Lints;
import dev.minica.testing.Tool;
import dev.minica.x509.Extension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Certificates that others made, and what others say of them. */
class ForeignCertificatesLintTest {

  @TempDir Path directory;

  static List<X509Certificate> rootsOfTheJdk() throws Exception {
    Path file = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    KeyStore store = KeyStore.getInstance(file.toFile(), (char[]) null);
    List<X509Certificate> roots = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      roots.add((X509Certificate) store.getCertificate(alias));
    }
    return roots;
  }

  @Test
  void publicRootsKeepMostRules() throws Exception {
    List<String> broken = new ArrayList<>();
    for (X509Certificate root : rootsOfTheJdk()) {
      for (Finding finding : Lints.check(Specimen.of(root.getEncoded()))) {
        if (finding.severity() == Severity.ERROR) {
          broken.add(finding.lint().id());
        }
      }
    }

    // old roots of version 3 without the identifier, and what was usual before RFC 5280
    assertThat(broken)
        .isSubsetOf(
            "rfc5280/subject-key-identifier-in-ca",
            "rfc5280/key-usage-in-ca",
            "rfc5280/basic-constraints-critical-in-ca",
            "rfc5280/email-address-in-ia-5",
            "rfc5280/printable-string-characters",
            "rfc5280/authority-key-identifier-has-key-identifier",
            "rfc5280/serial-number-positive",
            "rfc5280/generalized-time-only-from-2050",
            "x690/key-usage-without-trailing-zeros");
  }

  @Test
  void whatOpensslMakesByDefaultIsACaAndNoLeaf() throws IOException {
    List<String> found =
        opensslSelfSigned("-addext", "subjectAltName=DNS:server.example", "-days", "1000");

    assertThat(found).contains("rfc5280/key-usage-in-ca").doesNotContain("rfc9525/server-has-name");
  }

  @Test
  void opensslCanBeToldToBreakRules() throws IOException {
    assertThat(
            opensslSelfSigned(
                "-addext",
                "basicConstraints=critical,CA:FALSE",
                "-addext",
                "keyUsage=keyCertSign",
                "-addext",
                "extendedKeyUsage=serverAuth",
                "-set_serial",
                "0"))
        .contains(
            "rfc5280/serial-number-positive",
            "rfc5280/key-cert-sign-only-in-ca",
            "rfc5280/key-usage-critical",
            "rfc5280/server-auth-served",
            "rfc9525/server-has-name");
  }

  private List<String> opensslSelfSigned(String... more) throws IOException {
    Path certificate = directory.resolve("cert.pem");
    List<Object> arguments =
        new ArrayList<>(
            List.of("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"));
    arguments.addAll(List.of("-nodes", "-keyout", directory.resolve("key.pem"), "-subj", "/CN=a"));
    arguments.addAll(List.of("-out", certificate));
    arguments.addAll(List.of(more));
    Tool.named("openssl").run(arguments.toArray()).succeeded();
    byte[] der = EncodedCertificates.octets(Files.readAllBytes(certificate)).get(0);
    return Lints.check(Specimen.of(der)).stream().map(finding -> finding.lint().id()).toList();
  }

  /** What strict OpenSSL refuses in one certificate by itself, with its words for it. */
  static List<Arguments> refusedByOpenssl() {
    return List.of(
        Arguments.of(
            "rfc5280/subject-key-identifier-in-ca",
            "Missing Subject Key Identifier",
            Sound.intermediate().without(Extension.SUBJECT_KEY_IDENTIFIER)),
        Arguments.of(
            "rfc5280/key-usage-in-ca",
            "CA cert does not include key usage extension",
            Sound.intermediate().without(Extension.KEY_USAGE)),
        Arguments.of(
            "rfc5280/basic-constraints-critical-in-ca",
            "Basic Constraints of CA cert not marked critical",
            Sound.intermediate().with(Extension.BASIC_CONSTRAINTS, false, "3006 0101ff 020100")));
  }

  @ParameterizedTest
  @MethodSource("refusedByOpenssl")
  void strictOpensslAgrees(String id, String words, RawCertificate certificate) throws IOException {
    Path root = write("root.pem", Sound.root().encoded());
    Path unsound = write("cert.pem", certificate.encoded());

    String said =
        Tool.named("openssl")
            .run("verify", "-x509_strict", "-no_check_time", "-trusted", root, unsound)
            .everything();

    assertThat(said).containsIgnoringCase(words);
    assertThat(Lints.check(Specimen.of(certificate.encoded())))
        .extracting(finding -> finding.lint().id())
        .contains(id);
  }

  private Path write(String name, byte[] der) throws IOException {
    String pem = Pem.encode(new PemBlock(PemBlock.CERTIFICATE, der));
    return Files.write(directory.resolve(name), pem.getBytes(StandardCharsets.US_ASCII));
  }
}
