package dev.minica.inspection;

import dev.minica.revocation.RevocationReason;
import dev.minica.x509.CertificateTime;
import dev.minica.x509.Extension;
import java.math.BigInteger;
import java.util.List;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;

/** Reads the extensions of CRLs, of their entries, and of OCSP responses. */
final class RevocationExtensions {

  /** RFC 5280 section 5.2.3 allows 20 octets. */
  private static final int MAX_NUMBER_BITS = 256;

  private RevocationExtensions() {}

  /**
   *
   *
   * <pre>CRLNumber ::= INTEGER (0..MAX)</pre>
   */
  static Meaning number(Extension extension) {
    return Meaning.of(decimal(((ASN1Integer) Asn1.value(extension)).getValue()));
  }

  /** In decimal digits, unless that would take long and say nothing. */
  static String decimal(BigInteger number) {
    int bits = number.bitLength();
    return bits <= MAX_NUMBER_BITS ? number.toString() : "a number of " + bits + " bits";
  }

  /** RFC 5280 section 5.3.1. */
  static Meaning reasonCode(Extension extension) {
    int code = ((ASN1Enumerated) Asn1.value(extension)).intValueExact();
    return Meaning.of(
        RevocationReason.ofCode(code).map(RevocationReason::label).orElse("code " + code));
  }

  static Meaning generalizedTime(Extension extension) {
    return Meaning.of(CertificateTime.decode(extension.value()).toString());
  }

  /**
   * RFC 9654 section 2.1.
   *
   * <pre>Nonce ::= OCTET STRING (SIZE(1..128))</pre>
   */
  static Meaning nonce(Extension extension) {
    return Meaning.of(((ASN1OctetString) Asn1.value(extension)).getOctets());
  }

  /** What one line says of an extension of an entry: all that it says. */
  static String inOneLine(Description extension) {
    List<String> lines =
        extension.lines("value").isEmpty() ? extension.lines("hex") : extension.lines("value");
    return extension.fields().stream()
            .filter(Description.Field::isShown)
            .map(Description.Field::label)
            .findFirst()
            .orElse("")
        + " "
        + String.join(" ", lines);
  }
}
