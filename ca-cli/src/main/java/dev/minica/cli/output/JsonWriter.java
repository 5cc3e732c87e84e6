package dev.minica.cli.output;

import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;

/** Spells a {@link Json} value: two spaces per level, one member per line. */
final class JsonWriter {

  private final Consumer<String> sink;
  private final Showable showable;

  /**
   * @param sink takes the text piece by piece
   * @param showable which characters are written as they are; all others are escaped
   */
  JsonWriter(Consumer<String> sink, Showable showable) {
    this.sink = sink;
    this.showable = showable;
  }

  void write(Json value) {
    write(value, "\n");
    sink.accept("\n");
  }

  private void write(Json value, String newline) {
    if (value instanceof Json.Literal literal) {
      sink.accept(literal.spelling());
    } else if (value instanceof Json.Text text) {
      sink.accept(quoted(text.value()));
    } else if (value instanceof Json.Array array) {
      writeArray(array.elements(), newline);
    } else if (value instanceof Json.Series series) {
      writeArray(series.elements(), newline);
    } else if (value instanceof Json.Members object) {
      writeObject(object, newline);
    }
  }

  private void writeArray(Iterable<Json> array, String newline) {
    Iterator<Json> elements = array.iterator();
    sink.accept("[");
    while (elements.hasNext()) {
      sink.accept(newline + "  ");
      write(elements.next(), newline + "  ");
      sink.accept(elements.hasNext() ? "," : newline);
    }
    sink.accept("]");
  }

  private void writeObject(Json.Members object, String newline) {
    Iterator<Map.Entry<String, Json>> members = object.members().entrySet().iterator();
    sink.accept("{");
    while (members.hasNext()) {
      Map.Entry<String, Json> member = members.next();
      sink.accept(newline + "  " + quoted(member.getKey()) + ": ");
      write(member.getValue(), newline + "  ");
      sink.accept(members.hasNext() ? "," : newline);
    }
    sink.accept("}");
  }

  private String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      append(quoted, codePoint);
      i += Character.charCount(codePoint);
    }
    return quoted.append('"').toString();
  }

  private void append(StringBuilder quoted, int codePoint) {
    switch (codePoint) {
      case '"', '\\' -> quoted.append('\\').appendCodePoint(codePoint);
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      default -> {
        if (Showable.isPlain(codePoint)) {
          quoted.append((char) codePoint);
          return;
        }
        String character = Character.toString(codePoint);
        if (showable.isHarmless(character)) {
          quoted.append(character);
        } else {
          character.chars().forEach(unit -> appendEscape(quoted, unit));
        }
      }
    }
  }

  /** RFC 8259 section 7: a backslash, u and four hexadecimal digits for each UTF-16 unit. */
  private static void appendEscape(StringBuilder quoted, int unit) {
    quoted.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      quoted.append(Character.forDigit((unit >> shift) & 0xf, 16));
    }
  }
}
