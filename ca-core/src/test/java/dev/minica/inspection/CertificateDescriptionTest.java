package dev.minica.inspection;

import static dev.minica.inspection.SamplePki.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateDescriptionTest {

  private final SamplePki pki = new SamplePki();

  @Test
  void whoItIsForAndWhoSaysSo() {
    Description server = CertificateDescription.of(pki.server(), NOW);

    assertThat(server.value("type")).contains(Value.of("certificate"));
    assertThat(server.value("subject")).contains(Value.of("CN=server.example"));
    assertThat(server.value("issuer")).contains(Value.of("CN=Intermediate"));
    assertThat(server.value("serial")).contains(Value.of("00abcdef"));
    assertThat(server.value("version")).contains(Value.of(3));
    assertThat(server.value("names"))
        .contains(
            Value.texts(List.of("server.example", "xn--bcher-kva.example", "192.0.2.1", "::1")));
  }

  @Test
  void theAttributesOfANameOneByOne() {
    Description root = CertificateDescription.of(pki.root(), NOW);

    assertThat(root.value("subjectAttributes"))
        .contains(
            Value.items(
                List.of(
                    attribute("2.5.4.10", "O", "Example"), attribute("2.5.4.3", "CN", "Root"))));
  }

  private static Description attribute(String oid, String name, String value) {
    return Description.builder()
        .hidden("oid", oid)
        .hidden("name", name)
        .hidden("value", value)
        .build();
  }

  @Test
  void anEmptySubjectIsSaidToBeOne() {
    Certificate nameless = pki.selfSigned(DistinguishedName.parse("CN=x"), DistinguishedName.EMPTY);

    Description description = CertificateDescription.of(nameless, NOW);

    assertThat(description.value("subject")).contains(Value.of(""));
    assertThat(description.lines("subject")).containsExactly("(empty)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-06-01T12:00:00Z | valid       | 213  | 213 days left",
        "2026-12-31T23:59:59Z | valid       | 0    | less than a day left",
        "2026-12-30T12:00:00Z | valid       | 1    | 1 day left",
        "2027-01-01T00:00:00Z | expired     | -1   | EXPIRED less than a day ago",
        "2027-01-11T00:00:00Z | expired     | -11  | EXPIRED 10 days ago",
        "2025-12-22T00:00:00Z | notYetValid | 374  | NOT YET VALID, in 10 days",
      })
  void theDaysLeft(Instant now, String state, long days, String words) {
    Description server = CertificateDescription.of(pki.server(), now);

    assertThat(server.value("notBefore")).contains(Value.of("2026-01-01T00:00:00Z"));
    assertThat(server.value("notAfter")).contains(Value.of("2026-12-31T23:59:59Z"));
    assertThat(server.value("state")).contains(Value.of(state));
    assertThat(server.value("daysLeft")).contains(Value.of(days));
    assertThat(server.lines("notAfter"))
        .containsExactly("2026-01-01T00:00:00Z to 2026-12-31T23:59:59Z, " + words);
  }

  @Test
  void selfSignedIsWhatIsSignedWithItsOwnKey() {
    assertThat(selfSigned(pki.root())).containsExactly(Value.of(true), Value.of(true));
    assertThat(selfSigned(pki.falseRoot())).containsExactly(Value.of(true), Value.of(false));
    assertThat(selfSigned(pki.intermediate())).containsExactly(Value.of(false), Value.of(false));
  }

  private static List<Value> selfSigned(Certificate certificate) {
    Description description = CertificateDescription.of(certificate, NOW);
    return List.of(
        description.value("selfIssued").orElseThrow(),
        description.value("selfSigned").orElseThrow());
  }

  @Test
  void aRootSignedWithAnAlgorithmThatIsNotCheckedIsNeitherCalledSelfSignedNorNot() {
    byte[] sha1WithEcdsa = {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x04, 0x03, 0x01};
    Certificate old = Certificate.decode(patched(pki.root().encoded(), sha1WithEcdsa));

    Description description = CertificateDescription.of(old, NOW);

    assertThat(description.value("signatureAlgorithmOid"))
        .contains(Value.of("1.2.840.10045.4.3.1"));
    assertThat(description.value("selfIssued")).contains(Value.of(true));
    assertThat(description.value("selfSigned")).isEmpty();
    assertThat(description.lines("selfIssued")).first().asString().contains("does not check");
  }

  /** Replaces ecdsa-with-SHA256 in both places by an identifier of the same length. */
  private static byte[] patched(byte[] der, byte[] replacement) {
    for (int i = 0; i < der.length - replacement.length; i++) {
      boolean ecdsaWithSha256 =
          der[i] == 0x2a && der[i + 4] == 0x3d && der[i + 5] == 4 && der[i + 7] == 2;
      if (ecdsaWithSha256) {
        System.arraycopy(replacement, 0, der, i, replacement.length);
      }
    }
    return der;
  }

  @Test
  void everyExtensionInItsOrder() {
    Value extensions =
        CertificateDescription.of(pki.server(), NOW).value("extensions").orElseThrow();

    assertThat(((Value.Items) extensions).items())
        .extracting(extension -> ((Description) extension).value("name").orElseThrow())
        .containsExactly(
            Value.of("basicConstraints"),
            Value.of("keyUsage"),
            Value.of("extKeyUsage"),
            Value.of("subjectKeyIdentifier"),
            Value.of("authorityKeyIdentifier"),
            Value.of("subjectAltName"));
  }

  @Test
  void anExtensionThatIsThereTwiceIsShownTwice() {
    Certificate certificate =
        pki.server(
            SamplePki.extension(Extension.SUBJECT_KEY_IDENTIFIER, "0401aa"),
            SamplePki.extension(Extension.SUBJECT_KEY_IDENTIFIER, "0401bb"));

    Value extensions =
        CertificateDescription.of(certificate, NOW).value("extensions").orElseThrow();

    assertThat(((Value.Items) extensions).items())
        .extracting(extension -> ((Description) extension).value("value").orElseThrow())
        .containsExactly(Value.of("AA"), Value.of("BB"));
  }

  @Test
  void aMalformedExtensionHidesNothingElse() {
    Certificate certificate =
        pki.server(SamplePki.extension(Extension.SUBJECT_ALT_NAME, "3003810501"));

    Description description = CertificateDescription.of(certificate, NOW);

    assertThat(description.value("names")).contains(Value.texts(List.of()));
    assertThat(description.value("subject")).contains(Value.of("CN=server.example"));
  }
}
