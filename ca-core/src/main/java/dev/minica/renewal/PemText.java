package dev.minica.renewal;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.Pem;
import dev.minica.x509.Certificate;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A PEM file of the user's, in which one certificate is replaced and all else stays as it is. */
final class PemText {

  /** With the older label that RFC 7468 section 5 knows of. */
  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN ((?:X509 )?CERTIFICATE)-----([^-]*)-----END \\1-----", Pattern.DOTALL);

  private PemText() {}

  /**
   * The text with the new certificate wherever the old one is.
   *
   * @throws MinicaException BAD_INPUT if the old one is nowhere in it
   */
  static byte[] replacing(byte[] octets, Certificate old, Certificate certificate) {
    // every octet is one character and back again, whatever the text around the blocks is
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    String block = Matcher.quoteReplacement(Pem.encode(certificate).strip());
    StringBuilder replaced = new StringBuilder();
    boolean found = false;
    Matcher blocks = BLOCK.matcher(text);
    while (blocks.find()) {
      boolean isIt = isOf(blocks.group(2), old);
      found |= isIt;
      blocks.appendReplacement(replaced, isIt ? block : Matcher.quoteReplacement(blocks.group()));
    }
    if (!found) {
      throw new MinicaException(
          Kind.BAD_INPUT, "the certificate that is to be renewed is not in it");
    }
    blocks.appendTail(replaced);
    return replaced.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean isOf(String base64, Certificate certificate) {
    try {
      return Arrays.equals(Base64.getMimeDecoder().decode(base64), certificate.encoded());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
