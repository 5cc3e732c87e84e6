package dev.minica.tls.format;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/**
 * What stands before the IP packet, by the numbers of the tcpdump group's registry of link-layer
 * header types.
 */
enum LinkType {
  /** Of BSD: the address family in four octets, in the order of the machine that captured. */
  NULL(0, 4),
  ETHERNET(1, 14),
  RAW(101, 0),
  LOOP(108, 4),
  /** Of Linux, where tcpdump listens on all interfaces. */
  LINUX_SLL(113, 16),
  IPV4(228, 0),
  IPV6(229, 0),
  LINUX_SLL2(276, 20);

  private static final int IPV4_TYPE = 0x0800;
  private static final int IPV6_TYPE = 0x86dd;
  private static final Set<Integer> VLAN_TAGS = Set.of(0x8100, 0x88a8);
  private static final int VLAN_TAG = 4;

  private final int number;
  private final int header;

  LinkType(int number, int header) {
    this.number = number;
    this.header = header;
  }

  /**
   * @throws MinicaException BAD_INPUT if it is not known
   */
  static LinkType of(int number) {
    for (LinkType type : values()) {
      if (type.number == number) {
        return type;
      }
    }
    throw new MinicaException(
            Kind.BAD_INPUT, "packets of link-layer type " + number + " are not understood")
        .withHint("capture on an Ethernet or loopback interface, or on all: tcpdump -i any");
  }

  int number() {
    return number;
  }

  /** What follows the header, if it says or can only be that it is IP. */
  Optional<ByteBuffer> ipPacket(ByteBuffer packet) {
    int start = start(packet);
    return start < 0 || start >= packet.remaining()
        ? Optional.empty()
        : Optional.of(packet.slice(start, packet.remaining() - start));
  }

  private int start(ByteBuffer packet) {
    return switch (this) {
      case ETHERNET -> afterEthernet(packet);
      case LINUX_SLL -> afterType(packet, 14);
      case LINUX_SLL2 -> afterType(packet, 0);
      default -> header;
    };
  }

  private int afterType(ByteBuffer packet, int typeAt) {
    return packet.remaining() > header && isIp(type(packet, typeAt)) ? header : -1;
  }

  private int afterEthernet(ByteBuffer packet) {
    int typeAt = 12;
    while (packet.remaining() > typeAt + 2 && VLAN_TAGS.contains(type(packet, typeAt))) {
      typeAt += VLAN_TAG;
    }
    return packet.remaining() > typeAt + 2 && isIp(type(packet, typeAt)) ? typeAt + 2 : -1;
  }

  private static int type(ByteBuffer packet, int at) {
    return Short.toUnsignedInt(packet.getShort(packet.position() + at));
  }

  private static boolean isIp(int type) {
    return type == IPV4_TYPE || type == IPV6_TYPE;
  }
}
