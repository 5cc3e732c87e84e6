package dev.minica.x509;

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
