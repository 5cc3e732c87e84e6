package dev.minica.keystore;

/** What the first octets of a SEQUENCE say of its length (X.690 section 8.1.3). */
final class DerLength {

  private static final int SEQUENCE = 0x30;
  private static final int LONG_FORM = 0x80;
  private static final int MAX_LENGTH_OCTETS = 4;

  private DerLength() {}

  /** Whether it is a SEQUENCE that announces more than there is. */
  static boolean isCutOff(byte[] octets) {
    if (octets[0] != SEQUENCE) {
      return false;
    } else if (octets.length < 2) {
      return true;
    }
    int first = octets[1] & 0xff;
    if (first < LONG_FORM) {
      return octets.length < 2 + first;
    } else if (first == LONG_FORM) {
      return !endsWithMark(octets);
    }
    int count = first - LONG_FORM;
    return count <= MAX_LENGTH_OCTETS
        && (octets.length < 2 + count || octets.length < 2 + count + length(octets, count));
  }

  /** The end of an indefinite length is two zeros. */
  private static boolean endsWithMark(byte[] octets) {
    return octets.length >= 4 && octets[octets.length - 1] == 0 && octets[octets.length - 2] == 0;
  }

  private static long length(byte[] octets, int count) {
    long length = 0;
    for (int i = 0; i < count; i++) {
      length = (length << Byte.SIZE) | (octets[2 + i] & 0xff);
    }
    return length;
  }
}
