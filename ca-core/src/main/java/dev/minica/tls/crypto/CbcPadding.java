package dev.minica.tls.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The padding at the end of decrypted blocks (RFC 5246 section 6.2.3.2): each of its octets, the
 * last included, says how many others there are.
 *
 * @param contentLength octets before the MAC, or of all but the MAC and one octet if it is wrong
 * @param length octets of padding, the one that counts them included
 * @param wrong 0, or anything else if this is no padding
 */
record CbcPadding(int contentLength, int length, int wrong) {

  private static final int MAX = 255;

  /** As little padding as makes whole blocks. */
  static byte[] padded(byte[] content, byte[] mac) {
    int octets = content.length + mac.length;
    int padding = RecordCipher.BLOCK - octets % RecordCipher.BLOCK;
    byte[] padded = ByteBuffer.allocate(octets + padding).put(content).put(mac).array();
    Arrays.fill(padded, octets, padded.length, (byte) (padding - 1));
    return padded;
  }

  /**
   * Looks at as many octets whatever they are, and decides nothing by branching on them.
   *
   * @param macLength octets of the MAC between content and padding
   * @param padded longer than the MAC
   */
  static CbcPadding of(byte[] padded, int macLength) {
    int last = padded.length - 1;
    int count = Byte.toUnsignedInt(padded[last]);
    int wrong = onesIfNegative(last - macLength - count);
    for (int i = 1; i <= Math.min(MAX, last); i++) {
      int isPadding = onesIfNegative(i - count - 1);
      wrong |= isPadding & (Byte.toUnsignedInt(padded[last - i]) ^ count);
    }
    int taken = count & ~onesIfNegative(wrong | -wrong);
    return new CbcPadding(last - macLength - taken, taken + 1, wrong);
  }

  private static int onesIfNegative(int number) {
    return number >> (Integer.SIZE - 1);
  }

  boolean isWrong() {
    return wrong != 0;
  }
}
