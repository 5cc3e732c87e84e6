package dev.minica.store;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.x509.SerialNumber;
import java.math.BigInteger;
import java.util.HexFormat;

/**
 * Files named by a number of at most the 20 octets of RFC 5280 sections 4.1.2.2 and 5.2.3: all of
 * them in 40 lower-case hexadecimal digits. One number has one name, so that the name can be
 * created once is the check that the number is unique; and the order of the names is that of the
 * numbers.
 *
 * @param suffix what comes after the digits
 */
record SerialFileName(String suffix) {

  private static final int DIGITS = 2 * SerialNumber.MAX_OCTETS;

  String of(SerialNumber serialNumber) {
    return of(serialNumber.value(), "serial number");
  }

  /**
   * @param what the number is, for the message
   */
  String of(BigInteger value, String what) {
    // A positive number of exactly 160 bits has a 21st octet in DER, and old CAs have given out
    // such.
    if (value.signum() < 0 || value.bitLength() > 8 * SerialNumber.MAX_OCTETS) {
      throw new MinicaException(
          Kind.BAD_INPUT,
          value.signum() < 0
              ? "a negative " + what + " cannot be recorded"
              : "a " + what + " of " + value.bitLength() + " bits cannot be recorded, only 160");
    }
    byte[] octets = value.toByteArray();
    byte[] all = new byte[SerialNumber.MAX_OCTETS];
    int taken = Math.min(octets.length, all.length); // a 21st is the sign's
    System.arraycopy(octets, octets.length - taken, all, all.length - taken, taken);
    return HexFormat.of().formatHex(all) + suffix;
  }

  /** Whether the name is one that {@link #of} gives. */
  boolean isOne(String name) {
    boolean isOne = name.length() == DIGITS + suffix.length() && name.endsWith(suffix);
    for (int i = 0; isOne && i < DIGITS; i++) {
      char c = name.charAt(i);
      isOne = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
    return isOne;
  }
}
