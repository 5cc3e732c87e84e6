package dev.minica.inspection;

import static dev.minica.inspection.SamplePki.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.encoding.Pem;
import dev.minica.testing.Tool;
import dev.minica.x509.Certificate;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenSSL reads the same facts from the same certificates. */
class CertificateDescriptionOpensslTest {

  static Stream<Certificate> certificates() {
    SamplePki pki = new SamplePki();
    return Stream.of(pki.root(), pki.intermediate(), pki.server());
  }

  @ParameterizedTest
  @MethodSource("certificates")
  void itReadsTheSameFields(Certificate certificate) {
    Description ours = CertificateDescription.of(certificate, NOW);

    String subjectAndIssuer = openssl(certificate, "-subject", "-issuer", "-nameopt", "RFC2253");
    assertThat(subjectAndIssuer)
        .isEqualTo("subject=" + text(ours, "subject") + "\nissuer=" + text(ours, "issuer") + "\n");
    assertThat(openssl(certificate, "-serial").strip().toLowerCase(Locale.ROOT))
        .isEqualTo("serial=" + text(ours, "serial").replaceFirst("^00", ""));
    assertThat(openssl(certificate, "-dates", "-dateopt", "iso_8601").replace(' ', 'T'))
        .isEqualTo(
            "notBefore=" + text(ours, "notBefore") + "\nnotAfter=" + text(ours, "notAfter") + "\n");
    assertThat(openssl(certificate, "-fingerprint", "-sha256"))
        .isEqualToIgnoringCase("sha256 fingerprint=" + text(ours, "sha256") + "\n");
    assertThat(openssl(certificate, "-fingerprint", "-sha1"))
        .isEqualToIgnoringCase("sha1 fingerprint=" + text(ours, "sha1") + "\n");
  }

  @ParameterizedTest
  @MethodSource("certificates")
  void itReadsTheSameExtensionsInTheSameOrder(Certificate certificate) {
    String names =
        openssl(certificate, "-text", "-certopt", "no_header,no_sigdump,no_pubkey,no_subject")
            .lines()
            .filter(line -> line.startsWith("            X509v3 "))
            .map(line -> line.strip().replace("X509v3 ", "").replaceFirst(":.*", ""))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("\n"));

    assertThat(names).isEqualTo(labels(CertificateDescription.of(certificate, NOW)));
  }

  private static String labels(Description description) {
    return ((Value.Items) description.value("extensions").orElseThrow())
        .items().stream()
            .flatMap(extension -> ((Description) extension).fields().stream())
            .filter(Description.Field::isShown)
            .map(field -> field.label().replace(" (critical)", ""))
            .collect(Collectors.joining("\n"));
  }

  private static String text(Description description, String name) {
    return ((Value.Text) description.value(name).orElseThrow()).text();
  }

  private static String openssl(Certificate certificate, String... options) {
    Object[] arguments = Stream.concat(Stream.of("x509", "-noout"), Stream.of(options)).toArray();
    byte[] pem = Pem.encode(certificate).getBytes(StandardCharsets.US_ASCII);
    return Tool.named("openssl").feed(pem, arguments).succeeded().text();
  }
}
