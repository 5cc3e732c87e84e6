package dev.minica.ca;

import dev.minica.encoding.Pem;
import dev.minica.x509.Certificate;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** A PEM file of the user's, in which one certificate is replaced and all else stays as it is. */
final class PemText {

  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";

  private PemText() {}

  /** The text with the new certificate wherever the old one is. */
  static byte[] replacing(byte[] octets, Certificate old, Certificate certificate) {
    // every octet is one character and back again, whatever the text around the blocks is
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    StringBuilder replaced = new StringBuilder();
    int from = 0;
    for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, from)) {
      int end = text.indexOf(END, begin);
      if (end < 0) {
        break;
      }
      String block = text.substring(begin + BEGIN.length(), end);
      replaced.append(text, from, begin);
      from = end + END.length();
      replaced.append(
          isOf(block, old) ? Pem.encode(certificate).strip() : text.substring(begin, from));
    }
    return replaced.append(text.substring(from)).toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean isOf(String base64, Certificate certificate) {
    try {
      return Arrays.equals(Base64.getMimeDecoder().decode(base64), certificate.encoded());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
