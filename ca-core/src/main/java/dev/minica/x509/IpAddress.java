package dev.minica.x509;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * IP addresses between text and the octets of an {@code iPAddress} (RFC 5280 section 4.2.1.6).
 * {@link java.net.InetAddress} is not used: it takes {@code 127.1}, folds IPv4-mapped addresses,
 * and asks the resolver for what it does not understand.
 */
final class IpAddress {

  private static final int V4 = 4;
  private static final int V6 = 16;

  private IpAddress() {}

  /**
   * The 4 or 16 octets of an address; an IPv6 address may stand in brackets.
   *
   * @throws dev.minica.MinicaException of kind USAGE if it is none; the message is the reason
   */
  static byte[] parse(String text) {
    if (text.indexOf('/') >= 0) {
      throw Refused.because("it is a network, and a certificate names single addresses");
    }
    if (text.indexOf('%') >= 0) {
      throw Refused.because(
          "the zone "
              + Refused.quoted(text.substring(text.indexOf('%')))
              + " means something on one machine only");
    }
    return text.indexOf(':') >= 0 || text.startsWith("[") ? v6(unbracketed(text)) : v4(text);
  }

  /**
   * Address and mask, 8 or 32 octets, of a network in the notation of RFC 4632; an address alone is
   * the network that holds nothing else.
   *
   * @throws dev.minica.MinicaException of kind USAGE if it is none; the message is the reason
   */
  static byte[] parseNetwork(String text) {
    int slash = text.indexOf('/');
    byte[] address = parse(slash < 0 ? text : text.substring(0, slash));
    int bits = 8 * address.length;
    byte[] network = Arrays.copyOf(address, 2 * address.length);
    setMask(network, slash < 0 ? bits : prefix(text.substring(slash + 1), bits));
    byte[] first = first(network);
    if (!Arrays.equals(first, address)) {
      throw Refused.because(
          "the address has bits behind the prefix",
          "the network is " + textNetwork(masked(network)));
    }
    return network;
  }

  private static int prefix(String text, int most) {
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || text.length() > 3 || Integer.parseInt(text) > most) {
      throw Refused.because(Refused.quoted(text) + " is no prefix length from 0 to " + most);
    }
    return Integer.parseInt(text);
  }

  private static void setMask(byte[] network, int prefix) {
    int start = 4 * network.length;
    for (int bit = start; bit < start + prefix; bit++) {
      network[bit / 8] |= (byte) (0x80 >> (bit % 8));
    }
  }

  /** The network with the address's bits behind the prefix cleared. */
  private static byte[] masked(byte[] network) {
    byte[] masked = network.clone();
    System.arraycopy(first(network), 0, masked, 0, network.length / 2);
    return masked;
  }

  private static byte[] first(byte[] network) {
    byte[] first = Arrays.copyOf(network, network.length / 2);
    for (int i = 0; i < first.length; i++) {
      first[i] &= network[first.length + i];
    }
    return first;
  }

  /** Whether it is an address and a mask of ones followed by zeros, "in the style of RFC 4632". */
  static boolean isNetwork(byte[] octets) {
    return (octets.length == 2 * V4 || octets.length == 2 * V6)
        && prefixLength(Arrays.copyOfRange(octets, octets.length / 2, octets.length)) >= 0;
  }

  /** Whether an address lies in a network: address and mask, of the same family. */
  static boolean contains(byte[] network, byte[] address) {
    boolean contains = network.length == 2 * address.length;
    for (int i = 0; contains && i < address.length; i++) {
      contains = ((network[i] ^ address[i]) & network[address.length + i]) == 0;
    }
    return contains;
  }

  private static String unbracketed(String text) {
    if (!text.startsWith("[")) {
      return text;
    }
    int end = text.indexOf(']');
    if (end < 0) {
      throw Refused.because("the bracket is not closed");
    }
    if (end < text.length() - 1) {
      throw Refused.because(
          Refused.quoted(text.substring(end + 1)) + " follows the address",
          "a certificate names addresses without ports");
    }
    return text.substring(1, end);
  }

  private static byte[] v4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != V4) {
      throw Refused.because("an IPv4 address has four numbers, this has " + parts.length);
    }
    byte[] octets = new byte[V4];
    for (int i = 0; i < V4; i++) {
      octets[i] = decimal(parts[i]);
    }
    return octets;
  }

  /** One number of RFC 3986's dec-octet: a leading zero would make it octal to some readers. */
  private static byte decimal(String part) {
    boolean digits = !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || part.length() > 3 || Integer.parseInt(part) > 255) {
      throw Refused.because(Refused.quoted(part) + " is no number from 0 to 255");
    }
    if (part.length() > 1 && part.startsWith("0")) {
      throw Refused.because(
          Refused.quoted(part) + " begins with a zero, which some programs read as octal");
    }
    return (byte) Integer.parseInt(part);
  }

  /** RFC 4291 section 2.2. */
  private static byte[] v6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return exactly(groups(text, true));
    }
    if (text.indexOf("::", gap + 1) >= 0) {
      throw Refused.because("\"::\" stands in it more than once");
    }
    byte[] head = groups(text.substring(0, gap), false);
    byte[] tail = groups(text.substring(gap + 2), true);
    if (head.length + tail.length > V6 - 2) {
      throw Refused.because("an IPv6 address with \"::\" has at most seven other groups");
    }
    byte[] octets = Arrays.copyOf(head, V6);
    System.arraycopy(tail, 0, octets, V6 - tail.length, tail.length);
    return octets;
  }

  private static byte[] exactly(byte[] octets) {
    if (octets.length != V6) {
      throw Refused.because("an IPv6 address has eight groups, this has " + octets.length / 2);
    }
    return octets;
  }

  private static byte[] groups(String text, boolean mayEndInV4) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    String[] parts = text.split(":", -1);
    boolean endsInV4 = mayEndInV4 && parts[parts.length - 1].indexOf('.') >= 0;
    int plain = endsInV4 ? parts.length - 1 : parts.length;
    byte[] octets = new byte[2 * plain];
    for (int i = 0; i < plain; i++) {
      int group = group(parts[i]);
      octets[2 * i] = (byte) (group >> 8);
      octets[2 * i + 1] = (byte) group;
    }
    return endsInV4 ? concatenated(octets, v4(parts[plain])) : octets;
  }

  private static int group(String part) {
    boolean hex = part.chars().allMatch(HexFormat::isHexDigit);
    if (part.isEmpty() || part.length() > 4 || !hex) {
      throw Refused.because(
          Refused.quoted(part) + " is no group of an IPv6 address: one to four hexadecimal digits");
    }
    return Integer.parseInt(part, 16);
  }

  private static byte[] concatenated(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /**
   * The canonical text of the octets: dotted IPv4, IPv6 as RFC 5952 writes it, address and mask of
   * a name constraint (RFC 5280 section 4.2.1.10) with a slash between, and anything else as {@code
   * #} with hexadecimal digits.
   */
  static String text(byte[] octets) {
    return switch (octets.length) {
      case V4 -> textV4(octets, 0);
      case V6 -> textV6(octets);
      case 2 * V4, 2 * V6 -> textNetwork(octets);
      default -> "#" + HexFormat.of().formatHex(octets);
    };
  }

  private static String textNetwork(byte[] octets) {
    int half = octets.length / 2;
    String address = text(Arrays.copyOf(octets, half));
    byte[] mask = Arrays.copyOfRange(octets, half, octets.length);
    int bits = prefixLength(mask);
    return address + "/" + (bits >= 0 ? Integer.toString(bits) : text(mask));
  }

  /** The number of leading ones, or -1 if another one follows a zero. */
  private static int prefixLength(byte[] mask) {
    int bits = 0;
    while (bits < 8 * mask.length && isSet(mask, bits)) {
      bits++;
    }
    for (int i = bits; i < 8 * mask.length; i++) {
      if (isSet(mask, i)) {
        return -1;
      }
    }
    return bits;
  }

  private static boolean isSet(byte[] mask, int bit) {
    return (mask[bit / 8] & (0x80 >> (bit % 8))) != 0;
  }

  private static String textV4(byte[] octets, int from) {
    return (octets[from] & 0xff)
        + "."
        + (octets[from + 1] & 0xff)
        + "."
        + (octets[from + 2] & 0xff)
        + "."
        + (octets[from + 3] & 0xff);
  }

  private static String textV6(byte[] octets) {
    if (isV4Mapped(octets)) {
      return "::ffff:" + textV4(octets, V6 - V4); // RFC 5952 section 5
    }
    int[] groups = new int[V6 / 2];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = ((octets[2 * i] & 0xff) << 8) | (octets[2 * i + 1] & 0xff);
    }
    int start = longestZeros(groups);
    if (start < 0) {
      return join(groups, 0, groups.length);
    }
    int end = start + zerosFrom(groups, start);
    return join(groups, 0, start) + "::" + join(groups, end, groups.length);
  }

  private static boolean isV4Mapped(byte[] octets) {
    byte[] prefix = new byte[V6 - V4];
    prefix[10] = (byte) 0xff;
    prefix[11] = (byte) 0xff;
    return Arrays.equals(prefix, Arrays.copyOf(octets, prefix.length));
  }

  /** RFC 5952 section 4.2: the first of the longest runs of at least two zero groups, or -1. */
  private static int longestZeros(int[] groups) {
    int longest = -1;
    int length = 1;
    for (int i = 0; i < groups.length; i++) {
      int zeros = zerosFrom(groups, i);
      if (zeros > length) {
        longest = i;
        length = zeros;
      }
    }
    return longest;
  }

  private static int zerosFrom(int[] groups, int start) {
    int end = start;
    while (end < groups.length && groups[end] == 0) {
      end++;
    }
    return end - start;
  }

  private static String join(int[] groups, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i > from ? ":" : "").append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }
}
