package dev.minica.internal.io;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Names of what is not finished yet: <code>.minica-</code> and 64 random bits in hexadecimal. Two
 * writers that draw the same one do no harm, since both create it exclusively and one draws again.
 */
final class TemporaryNames {

  private static final String PREFIX = ".minica-";
  private static final int RANDOM_OCTETS = 8;
  private static final int ENDING_LENGTH = 4;
  private static final int LENGTH = PREFIX.length() + 2 * RANDOM_OCTETS;

  private final SecureRandom random;

  TemporaryNames(SecureRandom random) {
    this.random = random;
  }

  String next() {
    return PREFIX + digits();
  }

  /** The random part alone. */
  String digits() {
    byte[] octets = new byte[RANDOM_OCTETS];
    random.nextBytes(octets);
    return HexFormat.of().formatHex(octets);
  }

  /** Whether the name is exactly of the form {@link #next} gives, so that it may be swept. */
  static boolean isTemporary(String name) {
    return name.length() == LENGTH
        && name.startsWith(PREFIX)
        && name.chars().skip(PREFIX.length()).allMatch(TemporaryNames::isLowerHex);
  }

  /** The same for one that has an ending besides, as what is staged in a {@link Turn} has. */
  static boolean isTemporaryFolder(String name) {
    return isTemporary(name)
        || (name.length() == LENGTH + ENDING_LENGTH
            && (name.endsWith(".new") || name.endsWith(".end"))
            && isTemporary(name.substring(0, LENGTH)));
  }

  private static boolean isLowerHex(int character) {
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
  }
}
