package dev.minica.x509;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A certificate's serial number (RFC 5280 section 4.1.2.2). Any integer can be held, since foreign
 * certificates have any; those that minica draws obey the rule in {@link #random}.
 *
 * @param value the number itself
 */
public record SerialNumber(BigInteger value) implements Comparable<SerialNumber> {

  /** Conforming serial numbers take at most 20 octets. */
  public static final int MAX_OCTETS = 20;

  /**
   * The serial rule. Twenty octets, the first from 0x40 to 0x7f: so the number is positive, needs
   * neither a padding octet (a 21st, which is forbidden) nor fewer than twenty, and 158 of its bits
   * are random; CA/B Forum BR section 7.1 asks for 64.
   */
  public static SerialNumber random(SecureRandom random) {
    byte[] octets = new byte[MAX_OCTETS];
    random.nextBytes(octets);
    octets[0] = (byte) (0x40 | (octets[0] & 0x3f));
    return new SerialNumber(new BigInteger(octets));
  }

  /**
   * Reads what {@link #hex} writes and what openssl prints: hexadecimal digits of either case, as
   * they are or in groups with colons between.
   *
   * @throws MinicaException USAGE if the text is no such number, or one of more than the 20 octets
   *     that RFC 5280 allows
   */
  public static SerialNumber parse(String text) {
    String digits = digits(text);
    if (digits.isEmpty() || !isHexadecimal(digits)) {
      throw new MinicaException(
          Kind.USAGE, "'" + Escaped.of(text) + "' is no serial number in hexadecimal digits");
    }
    String significant = digits.substring(leadingZeros(digits));
    if (significant.length() > 2 * MAX_OCTETS) {
      throw new MinicaException(
          Kind.USAGE,
          "a serial number has at most "
              + MAX_OCTETS
              + " octets, not "
              + (significant.length() + 1) / 2);
    }
    String whole = (significant.length() % 2 == 0 ? "00" : "0") + significant;
    return new SerialNumber(new BigInteger(HexFormat.of().parseHex(whole)));
  }

  private static boolean isHexadecimal(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (!HexFormat.isHexDigit(digits.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Between two digits a colon may stand, and nowhere else. */
  private static String digits(String text) {
    boolean isMisplaced = text.startsWith(":") || text.endsWith(":") || text.contains("::");
    return isMisplaced ? "" : text.replace(":", "");
  }

  private static int leadingZeros(String digits) {
    int zeros = 0;
    while (zeros < digits.length() && digits.charAt(zeros) == '0') {
      zeros++;
    }
    return zeros;
  }

  /** Two lower-case hexadecimal digits for each octet of the number's two's complement form. */
  public String hex() {
    return HexFormat.of().formatHex(value.toByteArray());
  }

  @Override
  public int compareTo(SerialNumber other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return hex();
  }
}
