package dev.minica.cli.output;

import dev.minica.inspection.Description;
import dev.minica.inspection.Description.Field;
import dev.minica.inspection.Value;
import java.util.List;
import java.util.stream.Stream;

/**
 * Shows a description to a person: labels in one column and words in the next, and below a label
 * without words its parts.
 */
public final class DescriptionText {

  private static final int MAX_WIDTH = 40;
  private static final String STEP = "  ";

  private final TextWriter text;

  /**
   * @param text where it goes, and who escapes it
   */
  public DescriptionText(TextWriter text) {
    this.text = text;
  }

  /** All fields that have a label. */
  public void write(Description description) {
    write(shown(description).toList(), "");
  }

  private void write(List<Field> fields, String indent) {
    int width = width(fields);
    for (Field field : fields) {
      if (field.lines().isEmpty()) {
        text.line(indent + field.label() + ":");
        write(parts(field.value()), indent + STEP);
      } else {
        writeLines(field, indent, width);
      }
    }
  }

  private void writeLines(Field field, String indent, int width) {
    String before = indent + padded(field.label() + ":", width) + STEP;
    for (String line : field.lines()) {
      text.line(before + line);
      before = " ".repeat(indent.length() + width + STEP.length());
    }
  }

  private static int width(List<Field> fields) {
    return fields.stream()
        .filter(field -> !field.lines().isEmpty())
        .mapToInt(field -> Math.min(MAX_WIDTH, field.label().length() + 1))
        .max()
        .orElse(0);
  }

  private static String padded(String label, int width) {
    return label + " ".repeat(Math.max(0, width - label.length()));
  }

  private static List<Field> parts(Value value) {
    Stream<Value> whole =
        value instanceof Value.Items list ? list.items().stream() : Stream.of(value);
    return whole.flatMap(part -> part instanceof Description d ? shown(d) : Stream.of()).toList();
  }

  private static Stream<Field> shown(Description description) {
    return description.fields().stream().filter(Field::isShown);
  }
}
