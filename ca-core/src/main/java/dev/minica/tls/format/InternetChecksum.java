package dev.minica.tls.format;

import java.nio.ByteBuffer;

/** The checksum of RFC 1071, over words of 16 bits. */
final class InternetChecksum {

  private InternetChecksum() {}

  static short of(ByteBuffer octets) {
    return folded(sum(octets));
  }

  /**
   * Over the pseudo-header as well (RFC 9293 section 3.1, RFC 8200 section 8.1).
   *
   * @param tcp with 0 where the checksum will be
   */
  static short ofTcp(byte[] from, byte[] to, ByteBuffer tcp) {
    return folded(
        sum(ByteBuffer.wrap(from))
            + sum(ByteBuffer.wrap(to))
            + IpPacket.TCP
            + tcp.remaining()
            + sum(tcp));
  }

  private static long sum(ByteBuffer octets) {
    ByteBuffer words = octets.slice();
    long sum = 0;
    while (words.remaining() >= 2) {
      sum += Short.toUnsignedInt(words.getShort());
    }
    return words.hasRemaining() ? sum + ((words.get() & 0xff) << 8) : sum;
  }

  private static short folded(long sum) {
    long folded = sum;
    while (folded > 0xffff) {
      folded = (folded & 0xffff) + (folded >> 16);
    }
    return (short) ~folded;
  }
}
