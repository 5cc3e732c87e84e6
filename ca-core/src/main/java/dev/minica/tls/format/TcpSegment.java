package dev.minica.tls.format;

import dev.minica.tls.wire.Octets;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A TCP segment (RFC 9293 section 3.1) with the addresses of the IP packet around it.
 *
 * @param sequence of its first octet, or of its SYN
 * @param acknowledged with ACK the number that its sender awaits next, so all before it has arrived
 * @param octets as far as they were captured
 * @param missing how many more it had
 */
record TcpSegment(
    InetSocketAddress from,
    InetSocketAddress to,
    int sequence,
    int acknowledged,
    int flags,
    Octets octets,
    int missing) {

  static final int FIN = 1;
  static final int SYN = 2;
  static final int RST = 4;
  static final int PSH = 8;
  static final int ACK = 16;

  static final int HEADER = 20;

  /** The segment in an IP packet; nothing if there is none, or only a fragment of one. */
  static Optional<TcpSegment> decode(ByteBuffer packet) {
    return IpPacket.decode(packet).flatMap(TcpSegment::of);
  }

  private static Optional<TcpSegment> of(IpPacket packet) {
    ByteBuffer tcp = packet.tcp();
    if (tcp.remaining() < HEADER) {
      return Optional.empty();
    }
    int header = (tcp.get(12) >> 4 & 0xf) * 4;
    if (header < HEADER || header > tcp.remaining()) {
      return Optional.empty();
    }
    byte[] octets = new byte[tcp.remaining() - header];
    tcp.get(header, octets);
    return Optional.of(
        new TcpSegment(
            new InetSocketAddress(packet.from(), Short.toUnsignedInt(tcp.getShort(0))),
            new InetSocketAddress(packet.to(), Short.toUnsignedInt(tcp.getShort(2))),
            tcp.getInt(4),
            tcp.getInt(8),
            tcp.get(13) & 0xff,
            Octets.of(octets),
            packet.missing()));
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** Of the first octet of content: a SYN takes a number itself. */
  int contentSequence() {
    return has(SYN) ? sequence + 1 : sequence;
  }
}
