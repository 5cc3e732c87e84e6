package dev.minica.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Environment;
import dev.minica.encoding.Pem;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.testing.Tool;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What openssl reads out of the extensions that say where more is to be found. */
class ExtensionsTest {

  private static final Environment ENVIRONMENT = Environment.system();

  @Test
  void aCrlIsFoundAtEachUriOfOneDistributionPoint() {
    String text =
        shown(
            Extensions.crlDistributionPoints(
                List.of("http://crl.example/a.crl", "ldap://crl.example/cn=a?x")));

    assertThat(text)
        .containsPattern(
            "X509v3 CRL Distribution Points: *\n *Full Name:\n"
                + " *URI:http://crl.example/a.crl *\n? *URI:ldap://crl.example/cn=a\\?x");
    assertThat(Pattern.compile("Full Name").matcher(text).results()).hasSize(1);
  }

  @Test
  void respondersAndIssuersAreToldApart() {
    assertThat(
            shown(
                Extensions.authorityInformationAccess(
                    List.of("http://ocsp.example/"), List.of("http://ca.example/ca.crt"))))
        .containsPattern(
            "Authority Information Access: *\n"
                + " *OCSP - URI:http://ocsp.example/\n"
                + " *CA Issuers - URI:http://ca.example/ca.crt");
  }

  @Test
  void eitherMayBeMissing() {
    assertThat(
            shown(Extensions.authorityInformationAccess(List.of("http://o.example/"), List.of())))
        .contains("OCSP - URI:http://o.example/")
        .doesNotContain("CA Issuers");
    assertThat(
            shown(Extensions.authorityInformationAccess(List.of(), List.of("http://c.example/"))))
        .contains("CA Issuers - URI:http://c.example/")
        .doesNotContain("OCSP");
  }

  /** A certificate with this extension as openssl prints it. */
  private static String shown(Extension extension) {
    KeyPair pair = KeyPairs.generate(KeyAlgorithm.EC_P256, ENVIRONMENT.random());
    DistinguishedName name = DistinguishedName.ofCommonName("Sample");
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    CertificateTemplate template =
        new CertificateTemplate(
            SerialNumber.random(ENVIRONMENT.random()),
            name,
            Validity.of(start, start.plusSeconds(3600)),
            name,
            pair.publicKey(),
            List.of(extension));
    Certificate certificate =
        CertificateSigner.sign(template, SigningKey.of(pair, ENVIRONMENT.random()));
    byte[] pem = Pem.encode(certificate).getBytes(StandardCharsets.US_ASCII);
    return Tool.named("openssl").feed(pem, "x509", "-noout", "-text").succeeded().text();
  }
}
