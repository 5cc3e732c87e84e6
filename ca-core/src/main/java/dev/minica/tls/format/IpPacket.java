package dev.minica.tls.format;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/**
 * An IP packet with TCP in it.
 *
 * @param tcp from its header on, cut to the length that the IP header says: Ethernet pads short
 *     packets
 * @param missing how many octets it had that were not captured
 */
record IpPacket(InetAddress from, InetAddress to, ByteBuffer tcp, int missing) {

  static final int TCP = 6;
  static final int IPV4_HEADER = 20;
  static final int IPV6_HEADER = 40;

  /** Of IPv6, with their length in units of eight octets: hop-by-hop, routing, destination. */
  private static final Set<Integer> EXTENSIONS = Set.of(0, 43, 60);

  /** The packet, unless it is damaged, a fragment, or carries something else. */
  static Optional<IpPacket> decode(ByteBuffer packet) {
    int version = packet.hasRemaining() ? packet.get(packet.position()) >> 4 & 0xf : 0;
    ByteBuffer octets = packet.slice();
    return switch (version) {
      case 4 -> version4(octets);
      case 6 -> version6(octets);
      default -> Optional.empty();
    };
  }

  /** RFC 791 section 3.1. */
  private static Optional<IpPacket> version4(ByteBuffer packet) {
    if (packet.remaining() < IPV4_HEADER || packet.get(9) != TCP) {
      return Optional.empty();
    }
    int header = (packet.get(0) & 0xf) * 4;
    int total = Short.toUnsignedInt(packet.getShort(2));
    boolean isFragment = (packet.getShort(6) & 0x3fff) != 0;
    // where the network card cut the packets up, the length is still 0 when they are captured
    int end = total == 0 ? packet.remaining() : Math.min(total, packet.remaining());
    if (isFragment || header < IPV4_HEADER || header > end) {
      return Optional.empty();
    }
    return Optional.of(
        new IpPacket(
            address(packet, 12, 4),
            address(packet, 16, 4),
            packet.slice(header, end - header),
            Math.max(0, total - end)));
  }

  /** RFC 8200 section 3. */
  private static Optional<IpPacket> version6(ByteBuffer packet) {
    if (packet.remaining() < IPV6_HEADER) {
      return Optional.empty();
    }
    int payload = Short.toUnsignedInt(packet.getShort(4));
    int end =
        payload == 0 ? packet.remaining() : Math.min(IPV6_HEADER + payload, packet.remaining());
    int next = packet.get(6) & 0xff;
    int at = IPV6_HEADER;
    while (EXTENSIONS.contains(next) && at + 2 <= end) {
      next = packet.get(at) & 0xff;
      at += ((packet.get(at + 1) & 0xff) + 1) * 8;
    }
    if (next != TCP || at > end) {
      return Optional.empty();
    }
    return Optional.of(
        new IpPacket(
            address(packet, 8, 16),
            address(packet, 24, 16),
            packet.slice(at, end - at),
            Math.max(0, IPV6_HEADER + payload - end)));
  }

  private static InetAddress address(ByteBuffer packet, int at, int length) {
    byte[] octets = new byte[length];
    packet.get(at, octets);
    try {
      return InetAddress.getByAddress(octets);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of " + length + " octets", e);
    }
  }
}
