package dev.minica.encoding;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the lines of a text one by one and collects the blocks among them. */
final class PemReader {

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  /** Far longer than any label in use; RFC 7468 sets no bound. */
  private static final int MAX_LABEL = 64;

  /** Blocks without content are 32 octets each: a text within its bound could hold a million. */
  private static final int MAX_BLOCKS = 20_000;

  private final List<PemBlock> blocks = new ArrayList<>();
  private int number;
  private @Nullable Open open;

  /** A block whose end has not been seen. */
  private static final class Open {
    final String label;
    final int line;
    final List<String> headers = new ArrayList<>();
    final StringBuilder base64 = new StringBuilder();
    boolean inHeaders = true;

    Open(String label, int line) {
      this.label = label;
      this.line = line;
    }
  }

  void line(String line) {
    number++;
    String stripped = line.strip();
    if (stripped.startsWith(BEGIN)) {
      begin(label(stripped, BEGIN));
    } else if (stripped.startsWith(END)) {
      end(label(stripped, END));
    } else if (open != null) {
      inside(open, line, stripped);
    }
  }

  /**
   * The blocks, once the last line has been taken.
   *
   * @throws MinicaException BAD_INPUT if one is still open
   */
  List<PemBlock> blocks() {
    if (open != null) {
      throw malformed("block " + open.label + " that began at line " + open.line + " has no end");
    }
    return List.copyOf(blocks);
  }

  private void begin(String label) {
    if (open != null) {
      throw malformed(
          "block " + label + " begins inside block " + open.label + " of line " + open.line);
    }
    if (blocks.size() == MAX_BLOCKS) {
      throw malformed("more than " + MAX_BLOCKS + " blocks");
    }
    open = new Open(label, number);
  }

  private void end(String label) {
    if (open == null) {
      throw malformed("block " + label + " ends without having begun");
    } else if (!label.equals(open.label)) {
      throw malformed(
          "block " + open.label + " that began at line " + open.line + " ends as " + label);
    }
    blocks.add(new PemBlock(label, open.headers, content(open), open.line));
    open = null;
  }

  private void inside(Open block, String line, String stripped) {
    if (block.inHeaders && isHeader(block, line)) {
      block.headers.add(stripped);
    } else if (!stripped.isEmpty()) {
      block.inHeaders = false;
      requireBase64(stripped);
      block.base64.append(stripped);
    }
  }

  /**
   * Headers (RFC 1421 section 4.6) have a colon, which base64 has not, or continue one by a blank.
   */
  private static boolean isHeader(Open block, String line) {
    return line.indexOf(':') > 0
        || (!block.headers.isEmpty() && !line.isBlank() && Character.isWhitespace(line.charAt(0)));
  }

  private void requireBase64(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (!isBase64(c)) {
        throw malformed("\"" + Escaped.of(String.valueOf(c)) + "\" is no base64 character");
      }
    }
  }

  private static boolean isBase64(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/'
        || c == '=';
  }

  /**
   * RFC 4648 section 3.5: padding is complete and the bits that encode nothing are zero. Java's
   * decoder lets both pass, so what was decoded must encode to the same text.
   */
  private byte[] content(Open block) {
    String base64 = block.base64.toString();
    byte[] content = decoded(base64);
    if (content == null || !Base64.getEncoder().encodeToString(content).equals(base64)) {
      throw malformed(
          "block "
              + block.label
              + " that began at line "
              + block.line
              + " has wrong base64 padding");
    }
    return content;
  }

  private static byte @Nullable [] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException padding) {
      return null; // all characters are of the alphabet, so only the padding can be wrong
    }
  }

  private String label(String line, String boundary) {
    int end = line.length() - DASHES.length();
    if (end < boundary.length() || !line.endsWith(DASHES)) {
      throw malformed("a boundary that does not end in \"-----\"");
    }
    String label = line.substring(boundary.length(), end);
    if (label.length() > MAX_LABEL || !label.chars().allMatch(c -> c >= 0x20 && c <= 0x7e)) {
      throw malformed("a label that is not up to " + MAX_LABEL + " ASCII characters");
    }
    return label;
  }

  private MinicaException malformed(String reason) {
    return new MinicaException(Kind.BAD_INPUT, "PEM: line " + number + ": " + reason);
  }
}
