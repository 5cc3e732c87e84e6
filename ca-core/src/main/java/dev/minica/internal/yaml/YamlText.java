package dev.minica.internal.yaml;

import dev.minica.Escaped;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The characters of a file before they are YAML. */
final class YamlText {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private YamlText() {}

  /** Decodes UTF-8 strictly; a byte order mark is no part of the text. */
  static String of(String file, byte[] octets) {
    if (octets.length > YamlReader.MAX_OCTETS) {
      throw new Position(file, 1, 1)
          .mistake(octets.length + " octets are over the bound of " + YamlReader.MAX_OCTETS);
    }
    CharBuffer text = CharBuffer.allocate(octets.length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(octets), text, true);
    String decoded = text.flip().toString();
    if (result.isError()) {
      throw position(file, decoded, decoded.codePointCount(0, decoded.length()))
          .mistake("octets that are no UTF-8");
    }
    boolean isMarked = !decoded.isEmpty() && decoded.charAt(0) == BYTE_ORDER_MARK;
    return isMarked ? decoded.substring(1) : decoded;
  }

  /** The place of a character, which is counted from 0 in code points. */
  static Position position(String file, String text, int index) {
    int line = 1;
    int column = 1;
    int end = text.offsetByCodePoints(0, Math.min(index, text.codePointCount(0, text.length())));
    for (int i = 0; i < end; i = text.offsetByCodePoints(i, 1)) {
      boolean ends = text.charAt(i) == '\n';
      line += ends ? 1 : 0;
      column = ends ? 1 : column + 1;
    }
    return new Position(file, line, column);
  }

  /** One character for a message. */
  static String character(int codePoint) {
    return "the character \"" + Escaped.of(Character.toString(codePoint)) + '"';
  }
}
