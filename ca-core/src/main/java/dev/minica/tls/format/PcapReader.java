package dev.minica.tls.format;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Optional;

/**
 * The older of the two kinds of file.
 *
 * <pre>
 * file   = magic(4) major(2) minor(2) reserved(8) snaplen(4) linktype(4) packet*
 * packet = seconds(4) fraction(4) captured(4) original(4) octets(captured)
 * </pre>
 */
final class PcapReader {

  private static final int MICROSECONDS = 0xa1b2c3d4;
  private static final int NANOSECONDS = 0xa1b23c4d;
  private static final int FILE_HEADER = 24;
  private static final int PACKET_HEADER = 16;

  /** The upper bits of the link type tell of check sequences. */
  private static final int LINK_TYPE = 0xffff;

  private PcapReader() {}

  static boolean isOne(byte[] octets) {
    return octets.length >= FILE_HEADER && order(ByteBuffer.wrap(octets)).isPresent();
  }

  private static Optional<ByteOrder> order(ByteBuffer file) {
    int magic = file.getInt(0);
    if (isMagic(magic)) {
      return Optional.of(ByteOrder.BIG_ENDIAN);
    }
    return isMagic(Integer.reverseBytes(magic))
        ? Optional.of(ByteOrder.LITTLE_ENDIAN)
        : Optional.empty();
  }

  private static boolean isMagic(int number) {
    return number == MICROSECONDS || number == NANOSECONDS;
  }

  /**
   * @throws MinicaException BAD_INPUT if its link type is not known, or a length cannot be
   */
  static Packets read(byte[] octets) {
    ByteBuffer file = ByteBuffer.wrap(octets);
    file.order(order(file).orElseThrow());
    int unit = file.getInt(0) == NANOSECONDS ? 1 : 1000;
    LinkType link = LinkType.of(file.getInt(20) & LINK_TYPE);
    file.position(FILE_HEADER);
    Packets packets = new Packets();
    while (file.hasRemaining()) {
      if (!read(file, link, unit, packets)) {
        packets.cutOff();
        return packets;
      }
    }
    return packets;
  }

  /** Whether there is a whole packet more. */
  private static boolean read(ByteBuffer file, LinkType link, int unit, Packets packets) {
    if (file.remaining() < PACKET_HEADER) {
      return false;
    }
    long seconds = Integer.toUnsignedLong(file.getInt());
    long nanos = Integer.toUnsignedLong(file.getInt()) * unit;
    int captured = file.getInt();
    file.getInt();
    if (captured < 0) {
      throw new MinicaException(
          Kind.BAD_INPUT, "a packet of " + Integer.toUnsignedString(captured) + " octets");
    }
    if (captured > file.remaining()) {
      return false;
    }
    packets.add(link, Instant.ofEpochSecond(seconds, nanos), file.slice(file.position(), captured));
    file.position(file.position() + captured);
    return true;
  }
}
