package dev.minica.scan;

import dev.minica.encoding.PemBlock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Looks for PEM anywhere in a text: what {@link dev.minica.encoding.Pem} reads, and also what other
 * languages make of it. A boundary without its other end, and what is no base64 between two, is
 * text that speaks of PEM.
 */
final class EmbeddedPem {

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";
  private static final int MAX_LABEL = 64;

  /** The CRLs of large CAs have as many characters; certificates and stores have few thousands. */
  static final int MAX_BLOCK = 4 * 1024 * 1024;

  private final String text;
  private final List<Found> found = new ArrayList<>();
  private final LineNumbers lines;

  /**
   * @param text an octet a character
   */
  EmbeddedPem(String text) {
    this.text = text;
    this.lines = new LineNumbers(text);
  }

  /**
   * A block and where it is.
   *
   * @param block empty if there is no base64 between its boundaries
   * @param start the offset of its first boundary
   * @param end the offset behind its last
   */
  record Found(Optional<PemBlock> block, int line, int start, int end) {}

  /** All in their order; once. */
  List<Found> find() {
    int begin = text.indexOf(BEGIN);
    while (begin >= 0) {
      int behind = begin + BEGIN.length();
      int next = text.indexOf(BEGIN, behind);
      // each octet belongs to one region, so that this takes linear time
      int regionEnd = Math.min(next < 0 ? text.length() : next, behind + MAX_BLOCK);
      look(begin, text.substring(behind, regionEnd));
      begin = next;
    }
    return found;
  }

  private void look(int begin, String region) {
    int labelEnd = region.indexOf(DASHES);
    if (labelEnd < 0 || labelEnd > MAX_LABEL) {
      return;
    }
    String label = region.substring(0, labelEnd);
    String boundary = END + label + DASHES;
    int end = region.indexOf(boundary, labelEnd);
    if (end >= 0) {
      int first = lines.at(begin);
      String content = region.substring(labelEnd + DASHES.length(), end);
      String restored = new EmbeddedText(before(begin)).restored(content);
      found.add(
          new Found(
              block(label, restored, first),
              first,
              begin,
              begin + BEGIN.length() + end + boundary.length()));
    }
  }

  /** What stands before it in its line, as far as a comment's mark could reach. */
  private String before(int offset) {
    String before = text.substring(Math.max(0, offset - MAX_LABEL), offset);
    return before.substring(before.lastIndexOf('\n') + 1);
  }

  /** RFC 1421 section 4.6: a header has a colon, which base64 has not. */
  private static Optional<PemBlock> block(String label, String lines, int line) {
    List<String> headers = new ArrayList<>();
    StringBuilder base64 = new StringBuilder(lines.length());
    for (String each : lines.split("\n", -1)) {
      if (base64.isEmpty() && each.indexOf(':') > 0) {
        headers.add(each.strip());
      } else {
        each.chars().filter(c -> c > ' ').forEach(c -> base64.append((char) c));
      }
    }
    return decoded(base64.toString()).map(content -> new PemBlock(label, headers, content, line));
  }

  private static Optional<byte[]> decoded(String base64) {
    try {
      byte[] content = Base64.getDecoder().decode(base64);
      return content.length == 0 ? Optional.empty() : Optional.of(content);
    } catch (IllegalArgumentException prose) {
      return Optional.empty(); // an ellipsis, or words
    }
  }
}
