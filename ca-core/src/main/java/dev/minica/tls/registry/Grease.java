package dev.minica.tls.registry;

/**
 * Values that mean nothing and are sent so that nobody forgets to ignore what they do not know (RFC
 * 8701 section 2).
 */
public final class Grease {

  private Grease() {}

  /**
   * Whether this is one of 0x0A0A, 0x1A1A, ..., 0xFAFA: cipher suites, extensions, named groups,
   * signature algorithms, versions.
   */
  public static boolean isValue(int uint16) {
    return (uint16 & 0x0f0f) == 0x0a0a && (uint16 >> 8) == (uint16 & 0xff);
  }

  /** Whether this is one of 0x0B, 0x2A, 0x49, ..., 0xE4: PskKeyExchangeModes. */
  public static boolean isPskKeyExchangeMode(int uint8) {
    return uint8 >= 0x0b && uint8 <= 0xe4 && (uint8 - 0x0b) % 0x1f == 0;
  }
}
