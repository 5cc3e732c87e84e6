package dev.minica.encoding;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the blocks of a text. It walks over the octets and copies nothing but what blocks hold, so
 * that a text within its bound takes little more memory than itself.
 */
final class PemReader {

  private static final byte[] BEGIN = ascii("-----BEGIN ");
  private static final byte[] END = ascii("-----END ");
  private static final byte[] DASHES = ascii("-----");

  /** Far longer than any label in use; RFC 7468 sets no bound. */
  private static final int MAX_LABEL = 64;

  /** RFC 1421 section 4.6 has a dozen headers, and lines of 64 characters. */
  private static final int MAX_HEADERS = 64;

  private static final int MAX_HEADER = 1024;

  private final byte[] text;
  private final List<PemBlock> blocks = new ArrayList<>();
  private int number;
  private @Nullable Open open;

  /**
   * @param text in ASCII or a superset of it
   */
  PemReader(byte[] text) {
    this.text = text;
  }

  /** A block whose end has not been seen. */
  private static final class Open {
    final String label;
    final int line;
    final List<String> headers = new ArrayList<>();
    int contentStart;
    int base64Length;

    Open(String label, int line) {
      this.label = label;
      this.line = line;
    }
  }

  /**
   * The blocks from this offset to the end, in their order.
   *
   * @throws MinicaException BAD_INPUT if one is malformed, or there are too many
   */
  List<PemBlock> read(int offset) {
    int start = offset;
    while (start < text.length) {
      int end = start;
      while (end < text.length && text[end] != '\n' && text[end] != '\r') {
        end++;
      }
      number++;
      line(start, end);
      start = isLineOfWindows(end) ? end + 2 : end + 1;
    }
    if (open != null) {
      throw malformed("block " + open.label + " that began at line " + open.line + " has no end");
    }
    return List.copyOf(blocks);
  }

  private boolean isLineOfWindows(int end) {
    return end + 1 < text.length && text[end] == '\r' && text[end + 1] == '\n';
  }

  private void line(int start, int end) {
    int from = start;
    int to = end;
    while (from < to && isBlank(text[from])) {
      from++;
    }
    while (from < to && isBlank(text[to - 1])) {
      to--;
    }
    if (isAt(from, to, BEGIN)) {
      begin(label(from, to, BEGIN.length));
    } else if (isAt(from, to, END)) {
      end(label(from, to, END.length), from);
    } else if (open != null && from < to) {
      inside(open, start, from, to);
    }
  }

  private static boolean isBlank(byte octet) {
    return octet == ' ' || (octet >= '\t' && octet <= '\r');
  }

  private boolean isAt(int from, int to, byte[] word) {
    if (to - from < word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (text[from + i] != word[i]) {
        return false;
      }
    }
    return true;
  }

  private void begin(String label) {
    if (open != null) {
      throw malformed(
          "block " + label + " begins inside block " + open.label + " of line " + open.line);
    }
    if (blocks.size() == Pem.MAX_BLOCKS) {
      throw malformed("more than " + Pem.MAX_BLOCKS + " blocks");
    }
    open = new Open(label, number);
  }

  private void end(String label, int contentEnd) {
    if (open == null) {
      throw malformed("block " + label + " ends without having begun");
    } else if (!label.equals(open.label)) {
      throw malformed(
          "block " + open.label + " that began at line " + open.line + " ends as " + label);
    }
    blocks.add(new PemBlock(label, open.headers, content(open, contentEnd), open.line));
    open = null;
  }

  private void inside(Open block, int start, int from, int to) {
    if (block.base64Length == 0 && isHeader(block, start, from, to)) {
      header(block, from, to);
      return;
    }
    if (block.base64Length == 0) {
      block.contentStart = from;
    }
    requireBase64(from, to);
    block.base64Length += to - from;
  }

  /**
   * Headers (RFC 1421 section 4.6) have a colon, which base64 has not, or continue one by a blank.
   */
  private boolean isHeader(Open block, int start, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] == ':') {
        return i > start;
      }
    }
    return start < from && !block.headers.isEmpty();
  }

  private void header(Open block, int from, int to) {
    if (block.headers.size() == MAX_HEADERS || to - from > MAX_HEADER) {
      throw malformed(
          "more than " + MAX_HEADERS + " headers, or one of more than " + MAX_HEADER + " octets");
    }
    block.headers.add(new String(text, from, to - from, StandardCharsets.UTF_8));
  }

  private void requireBase64(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isBase64(text[i])) {
        throw malformed("\"" + Escaped.of(character(i, to)) + "\" is no base64 character");
      }
    }
  }

  /** The character that begins there; one of UTF-8 has up to four octets. */
  private String character(int from, int to) {
    String some = new String(text, from, Math.min(4, to - from), StandardCharsets.UTF_8);
    return some.substring(0, some.offsetByCodePoints(0, 1));
  }

  private static boolean isBase64(byte c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/'
        || c == '=';
  }

  /**
   * RFC 4648 section 3.5: padding is complete and the bits that encode nothing are zero. Java's
   * decoder lets both pass, so the last four characters must be what their octets encode to.
   */
  private byte[] content(Open block, int contentEnd) {
    byte[] base64 = base64(block, contentEnd);
    byte[] content = decoded(base64);
    if (content == null || !endsAsEncoded(base64, content)) {
      throw malformed(
          "block "
              + block.label
              + " that began at line "
              + block.line
              + " has wrong base64 padding");
    }
    return content;
  }

  /** All but blanks and ends of lines: nothing else is between its lines. */
  private byte[] base64(Open block, int contentEnd) {
    byte[] base64 = new byte[block.base64Length];
    int length = 0;
    for (int i = block.contentStart; length < base64.length && i < contentEnd; i++) {
      if (isBase64(text[i])) {
        base64[length++] = text[i];
      }
    }
    return base64;
  }

  private static byte @Nullable [] decoded(byte[] base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException padding) {
      return null; // all characters are of the alphabet, so only the padding can be wrong
    }
  }

  private static boolean endsAsEncoded(byte[] base64, byte[] content) {
    if (base64.length == 0 || base64.length % 4 != 0 || content.length == 0) {
      return base64.length == 0;
    }
    int tail = content.length % 3 == 0 ? 3 : content.length % 3;
    byte[] octets = Arrays.copyOfRange(content, content.length - tail, content.length);
    byte[] last = Arrays.copyOfRange(base64, base64.length - 4, base64.length);
    return Arrays.equals(last, Base64.getEncoder().encode(octets));
  }

  private String label(int from, int to, int boundary) {
    int start = from + boundary;
    int end = to - DASHES.length;
    if (end < start || !isAt(end, to, DASHES)) {
      throw malformed("a boundary that does not end in \"-----\"");
    }
    for (int i = start; i < end; i++) {
      if (end - start > MAX_LABEL || text[i] < 0x20 || text[i] > 0x7e) {
        throw malformed("a label that is not up to " + MAX_LABEL + " ASCII characters");
      }
    }
    return new String(text, start, end - start, StandardCharsets.US_ASCII);
  }

  private MinicaException malformed(String reason) {
    return new MinicaException(Kind.BAD_INPUT, "PEM: line " + number + ": " + reason);
  }

  private static byte[] ascii(String word) {
    return word.getBytes(StandardCharsets.US_ASCII);
  }
}
