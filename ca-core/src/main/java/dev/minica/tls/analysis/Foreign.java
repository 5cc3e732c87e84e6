package dev.minica.tls.analysis;

import dev.minica.Escaped;
import dev.minica.tls.wire.Octets;
import java.nio.charset.StandardCharsets;

/** Octets where a record of TLS is awaited, and what they look like instead. */
final class Foreign {

  /** A first line is told by its end: a few octets may be anything. */
  private static final int SHORTEST = 4;

  private static final int CLIENT_HELLO = 1;
  private static final int SERVER_HELLO = 4;

  private Foreign() {}

  /**
   * In words.
   *
   * @param octets from the first that is no TLS on, as far as they are there
   * @param otherwise what to say if they look like nothing in particular
   */
  static String words(Octets octets, String otherwise) {
    if (isHelloOfSsl2(octets)) {
      return "a ClientHello of SSL 2.0, which nobody must speak (RFC 6176)";
    }
    if (isAnswerOfSsl2(octets)) {
      return "a ServerHello of SSL 2.0, which nobody must speak (RFC 6176)";
    }
    String line = firstLine(octets);
    return line.length() >= SHORTEST && line.chars().allMatch(c -> c >= ' ' && c <= '~')
        ? "plain text: \"" + Escaped.bounded(line) + "\""
        : otherwise;
  }

  /** RFC 5246 appendix E.2: a length of two octets with the uppermost bit set, then its type. */
  private static boolean isHelloOfSsl2(Octets octets) {
    return octets.length() > 4
        && octets.at(0) >= 0x80
        && octets.at(2) == CLIENT_HELLO
        && (octets.at(3) == 0 || octets.at(3) == 3);
  }

  /** The same, then the type, two octets of others, and the version, which is 00 02. */
  private static boolean isAnswerOfSsl2(Octets octets) {
    return octets.length() > 6
        && octets.at(0) >= 0x80
        && octets.at(2) == SERVER_HELLO
        && octets.at(5) == 0
        && octets.at(6) == 2;
  }

  private static String firstLine(Octets octets) {
    String text = new String(octets.toArray(), StandardCharsets.ISO_8859_1);
    return text.lines().findFirst().orElse("");
  }
}
