package dev.minica.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.encoding.Pem;
import dev.minica.encoding.PemBlock;
import dev.minica.x509.Certificate;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectionTest {

  private final SamplePki pki = new SamplePki();

  @Test
  void oneCertificateInDer() {
    Certificate server = pki.server();

    assertThat(Inspection.certificates(server.encoded())).containsExactly(server);
  }

  @Test
  void allCertificatesOfAPemTextInTheirOrder() {
    List<Certificate> chain = List.of(pki.server(), pki.intermediate(), pki.root());
    String text = "a chain\n" + Pem.encode(chain) + "and nothing else\n";

    assertThat(Inspection.certificates(ascii(text))).isEqualTo(chain);
  }

  @ParameterizedTest
  @CsvSource({
    "PRIVATE KEY, a private key (PKCS#8)",
    "ENCRYPTED PRIVATE KEY, an encrypted private key (PKCS#8)",
    "RSA PRIVATE KEY, a private key (PKCS#1)",
    "EC PRIVATE KEY, a private key (SEC 1)",
    "OPENSSH PRIVATE KEY, a private key in OpenSSH's own form",
    "PUBLIC KEY, a public key",
    "CERTIFICATE REQUEST, a certification request (PKCS#10)",
    "NEW CERTIFICATE REQUEST, a certification request (PKCS#10)",
    "X509 CRL, a certificate revocation list",
    "PKCS7, a PKCS#7 or CMS structure",
    "EC PARAMETERS, parameters of keys",
    "TRUSTED CERTIFICATE, a certificate in OpenSSL's own form",
  })
  void anythingElseInThePemTextIsNamedWithItsLine(String label, String found) {
    String text = Pem.encode(pki.root()) + Pem.encode(new PemBlock(label, new byte[] {5, 0}));
    long line = Pem.encode(pki.root()).lines().count() + 1;

    assertRefused(
        () -> Inspection.certificates(ascii(text)),
        "line " + line + ": " + found + ", which minica cannot show yet");
  }

  @Test
  void aLabelThatNobodyKnowsIsNamedToo() {
    String text = Pem.encode(new PemBlock("SHOPPING LIST", new byte[] {5, 0}));

    assertRefused(
        () -> Inspection.certificates(ascii(text)),
        "line 1: a PEM block labelled \"SHOPPING LIST\", which minica does not know");
  }

  /** Shapes only: just enough for each definition to be told from the others. */
  @ParameterizedTest
  @CsvSource({
    "300c 020100 3004 06022a03 0401 00, a private key (PKCS#8)",
    "301b 020100 020100 020100 020100 020100 020100 020100 020100 020100, a private key (PKCS#1)",
    "3006 020101 0401 00, a private key (SEC 1)",
    "3009 3004 06022a03 0401 00, an encrypted private key (PKCS#8)",
    "300a 3004 06022a03 0302 0000, a public key",
    "3006 020103 020103, a public key (PKCS#1)",
    "3014 3007 020100 3000 3000 3004 06022a03 0303 000000, a certification request (PKCS#10)",
    "301c 3013 3000 3000 170d3236303130313030303030305a 3000 0303 000000, a certificate revocation list",
    "3016 06092a864886f70d010702 a009 3007 020101 3100 3000, a PKCS#7 or CMS structure",
    "3080 06092a864886f70d010702 a080 3080 0201010000 0000 0000, a PKCS#7 or CMS structure",
    "3012 020103 300d 06092a864886f70d010701 a000, a PKCS#12 key store",
    "3003 0a0100, an OCSP response",
    "3003 0c0161, an ASN.1 value of another kind",
    "feedfeed00000002, a Java key store (JKS)",
    "cececece00000002, a Java key store (JCEKS)",
  })
  void whatIsNotTextIsKnownByItsShape(String hex, String found) {
    assertRefused(
        () -> Inspection.certificates(HexFormat.of().parseHex(hex.replace(" ", ""))),
        found + ", which minica cannot show yet");
  }

  @Test
  void aCertificateThatIsCutOffOrDamagedIsNotTakenForSomethingElse() {
    byte[] server = pki.server().encoded();
    byte[] cut = Arrays.copyOf(server, server.length - 1);
    ByteArrayOutputStream longer = new ByteArrayOutputStream();
    longer.writeBytes(server);
    longer.write(0);

    assertRefused(() -> Inspection.certificates(cut), "a length that runs past the end");
    assertRefused(() -> Inspection.certificates(longer.toByteArray()), "1 octets after the end");
    assertRefused(
        () -> Inspection.certificates(ascii(Pem.encode(new PemBlock("CERTIFICATE", cut)))),
        "line 1: certificate: a length that runs past the end");
  }

  @Test
  void nothingIsNotACertificateEither() {
    assertRefused(() -> Inspection.certificates(new byte[0]), "it is empty");
    assertRefused(() -> Inspection.certificates(ascii("0\n")), "neither PEM nor DER");
    assertRefused(() -> Inspection.certificates(ascii("<html>")), "neither PEM nor DER");
  }

  private static void assertRefused(ThrowingCallable reading, String message) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            MinicaException.class,
            e -> assertThat(e.kind()).isEqualTo(MinicaException.Kind.BAD_INPUT))
        .hasMessageContaining(message);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
