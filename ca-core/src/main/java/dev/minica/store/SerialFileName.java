package dev.minica.store;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.x509.SerialNumber;
import java.math.BigInteger;

/**
 * The name of a serial number's record: all 20 octets of RFC 5280 section 4.1.2.2 in 40 lower-case
 * hexadecimal digits. One number has one name, so that the name can be created once is the check
 * that the number is unique.
 */
final class SerialFileName {

  private static final int DIGITS = 2 * SerialNumber.MAX_OCTETS;
  private static final String SUFFIX = ".pem";

  private SerialFileName() {}

  static String of(SerialNumber serialNumber) {
    BigInteger value = serialNumber.value();
    // A positive number of exactly 160 bits has a 21st octet in DER, and old CAs have given out
    // such.
    if (value.signum() < 0 || value.bitLength() > 8 * SerialNumber.MAX_OCTETS) {
      throw new MinicaException(
          Kind.BAD_INPUT,
          value.signum() < 0
              ? "a negative serial number cannot be recorded"
              : "a serial number of " + value.bitLength() + " bits cannot be recorded, only 160");
    }
    String digits = value.toString(16);
    return "0".repeat(DIGITS - digits.length()) + digits + SUFFIX;
  }

  /** Whether the name is one that {@link #of} gives. */
  static boolean isOne(String name) {
    return name.length() == DIGITS + SUFFIX.length()
        && name.endsWith(SUFFIX)
        && name.chars().limit(DIGITS).allMatch(c -> "0123456789abcdef".indexOf(c) >= 0);
  }
}
