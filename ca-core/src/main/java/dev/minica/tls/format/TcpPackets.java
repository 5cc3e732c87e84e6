package dev.minica.tls.format;

import dev.minica.tls.capture.Chunk;
import dev.minica.tls.capture.Close;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.capture.Gap;
import dev.minica.tls.capture.Gap.Part;
import dev.minica.tls.crypto.Sender;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The IP packets that would have carried a conversation. Only its octets and times were seen; the
 * packets around them are made up, so that tools that read packets can read it.
 */
final class TcpPackets {

  /** Content of one packet: an IP packet has at most 65535 octets. */
  private static final int SEGMENT = 32 * 1024;

  private static final int WINDOW = 0xffff;
  private static final int HOPS = 64;
  private static final int DO_NOT_FRAGMENT = 0x4000;

  private final Conversation conversation;
  private final BiConsumer<Instant, byte[]> out;
  private final Map<Sender, Integer> sent = new EnumMap<>(Sender.class);

  private TcpPackets(Conversation conversation, int firstNumber, BiConsumer<Instant, byte[]> out) {
    this.conversation = conversation;
    this.out = out;
    sent.put(Sender.CLIENT, firstNumber);
    sent.put(Sender.SERVER, firstNumber);
  }

  /**
   * Hands on each packet with its time.
   *
   * @param firstNumber the sequence number that both sides begin with: another one tells another
   *     connection between the same ports
   */
  static void of(Conversation conversation, int firstNumber, BiConsumer<Instant, byte[]> out) {
    TcpPackets packets = new TcpPackets(conversation, firstNumber, out);
    packets.open();
    conversation.chunks().forEach(packets::send);
    conversation.closes().forEach(packets::close);
    conversation.gaps().forEach(packets::lack);
  }

  /** So that who reads it misses the same: an acknowledgement of what is not there. */
  private void lack(Gap gap) {
    if (gap.part() == Part.MIDDLE) {
      sent.merge(gap.sender(), 1, Integer::sum);
      packet(end(), gap.sender().other(), TcpSegment.ACK, new byte[0]);
    }
  }

  private Instant end() {
    Stream<Instant> times =
        Stream.concat(
            conversation.chunks().stream().map(Chunk::at),
            conversation.closes().stream().map(Close::at));
    return times.max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
  }

  private void open() {
    Instant at = begin();
    if (!conversation.gaps().contains(new Gap(Sender.CLIENT, Part.BEGINNING))) {
      packet(at, Sender.CLIENT, TcpSegment.SYN, new byte[0]);
    }
    if (!conversation.gaps().contains(new Gap(Sender.SERVER, Part.BEGINNING))) {
      packet(at, Sender.SERVER, TcpSegment.SYN | TcpSegment.ACK, new byte[0]);
    }
    packet(at, Sender.CLIENT, TcpSegment.ACK, new byte[0]);
  }

  private Instant begin() {
    return conversation.chunks().stream()
        .map(Chunk::at)
        .findFirst()
        .or(() -> conversation.closes().stream().map(Close::at).findFirst())
        .orElse(Instant.EPOCH);
  }

  private void send(Chunk chunk) {
    for (int from = 0; from < chunk.octets().length(); from += SEGMENT) {
      int to = Math.min(from + SEGMENT, chunk.octets().length());
      byte[] part = chunk.octets().range(from, to).toArray();
      packet(chunk.at(), chunk.sender(), TcpSegment.PSH | TcpSegment.ACK, part);
      packet(chunk.at(), chunk.sender().other(), TcpSegment.ACK, new byte[0]);
    }
  }

  private void close(Close close) {
    int flag = close.isReset() ? TcpSegment.RST : TcpSegment.FIN;
    packet(close.at(), close.sender(), flag | TcpSegment.ACK, new byte[0]);
  }

  private void packet(Instant at, Sender sender, int flags, byte[] content) {
    out.accept(at, ipPacket(sender, segment(sender, flags, content)));
    boolean takesNumber = (flags & (TcpSegment.SYN | TcpSegment.FIN)) != 0;
    sent.merge(sender, content.length + (takesNumber ? 1 : 0), Integer::sum);
  }

  /** RFC 9293 section 3.1, with 0 for the checksum. */
  private ByteBuffer segment(Sender sender, int flags, byte[] content) {
    boolean acknowledges = (flags & TcpSegment.ACK) != 0;
    ByteBuffer segment = ByteBuffer.allocate(TcpSegment.HEADER + content.length);
    segment.putShort((short) address(sender).getPort());
    segment.putShort((short) address(sender.other()).getPort());
    segment.putInt(number(sender)).putInt(acknowledges ? number(sender.other()) : 0);
    segment.put((byte) ((TcpSegment.HEADER / 4) << 4)).put((byte) flags).putShort((short) WINDOW);
    segment.putShort((short) 0).putShort((short) 0).put(content);
    return segment.flip();
  }

  private int number(Sender sender) {
    return sent.getOrDefault(sender, 0);
  }

  private InetSocketAddress address(Sender sender) {
    return sender == Sender.CLIENT ? conversation.client() : conversation.server();
  }

  private byte[] ipPacket(Sender sender, ByteBuffer tcp) {
    byte[] from = octets(address(sender));
    byte[] to = octets(address(sender.other()));
    tcp.putShort(16, InternetChecksum.ofTcp(from, to, tcp));
    return from.length == 4 ? version4(from, to, tcp) : version6(from, to, tcp);
  }

  /** Both in the same version: IPv4 is mapped (RFC 4291 section 2.5.5.2) if the other is IPv6. */
  private byte[] octets(InetSocketAddress address) {
    byte[] octets = address.getAddress().getAddress();
    boolean isMixed =
        conversation.client().getAddress() instanceof Inet6Address
            || conversation.server().getAddress() instanceof Inet6Address;
    if (octets.length == 16 || !isMixed) {
      return octets;
    }
    return ByteBuffer.allocate(16).putShort(10, (short) 0xffff).position(12).put(octets).array();
  }

  /** RFC 791 section 3.1. */
  private static byte[] version4(byte[] from, byte[] to, ByteBuffer tcp) {
    int length = IpPacket.IPV4_HEADER + tcp.remaining();
    ByteBuffer packet = ByteBuffer.allocate(length);
    packet.putShort((short) 0x4500).putShort((short) length);
    packet.putShort((short) 0).putShort((short) DO_NOT_FRAGMENT);
    packet.put((byte) HOPS).put((byte) IpPacket.TCP).putShort((short) 0).put(from).put(to);
    packet.putShort(10, InternetChecksum.of(packet.slice(0, IpPacket.IPV4_HEADER)));
    return packet.put(tcp).array();
  }

  /** RFC 8200 section 3. */
  private static byte[] version6(byte[] from, byte[] to, ByteBuffer tcp) {
    ByteBuffer packet = ByteBuffer.allocate(IpPacket.IPV6_HEADER + tcp.remaining());
    packet.putInt(0x60000000).putShort((short) tcp.remaining());
    packet.put((byte) IpPacket.TCP).put((byte) HOPS).put(from).put(to);
    return packet.put(tcp).array();
  }
}
