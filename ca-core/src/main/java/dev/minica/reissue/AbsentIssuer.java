package dev.minica.reissue;

import dev.minica.MinicaException;
import dev.minica.x509.Certificate;
import java.util.HexFormat;

/**
 * An issuer of which nothing is at hand but what its certificates say. Two of one name are two if
 * the certificates name different keys.
 *
 * @param name the issuer's name in its canonical form
 * @param keyIdentifier hexadecimal digits; empty where none is named
 */
record AbsentIssuer(String name, String keyIdentifier) {

  static AbsentIssuer of(Certificate certificate) {
    return new AbsentIssuer(certificate.issuer().canonical(), keyIdentifier(certificate));
  }

  private static String keyIdentifier(Certificate certificate) {
    try {
      return certificate.authorityKeyIdentifier().map(HexFormat.of()::formatHex).orElse("");
    } catch (MinicaException malformed) {
      return "";
    }
  }
}
