package dev.minica.cli.trace.page;

import dev.minica.tls.wire.Field;
import java.util.List;

/** What the octets of a message say, field by field. */
final class FieldTable {

  /** Of what is opaque: the octets are beside it. */
  private static final int SHOWN_DIGITS = 64;

  private static final int DEEPEST = 6;

  private FieldTable() {}

  /**
   * @param prefix of the rows' ids
   */
  static Markup of(List<FieldRow> rows, String prefix) {
    Markup head =
        Tag.named("tr").holding(column("Field"), column("What it says"), column("Octets"));
    return Tag.named("table", "fields")
        .holding(
            Tag.named("thead").holding(head),
            Tag.named("tbody").holding(rows.stream().map(row -> row(row, prefix))));
  }

  private static Markup column(String title) {
    return Tag.named("th").with("scope", "col").holding(title);
  }

  private static Markup row(FieldRow row, String prefix) {
    Field field = row.field();
    return Tag.named("tr", "d" + Math.min(row.depth(), DEEPEST))
        .with("id", prefix + "f" + row.index())
        .with("data-f", row.index())
        .with("data-last", row.last())
        .holding(
            Tag.named("th").with("scope", "row").holding(field.name()),
            Tag.named("td", "value").holding(value(field), note(field)),
            Tag.named("td", "range").holding(range(field)));
  }

  private static Markup value(Field field) {
    String value = field.value();
    if (value.length() <= SHOWN_DIGITS || !isHex(value)) {
      return Markup.text(value);
    }
    String rest = "... (" + value.length() / 2 + " octets)";
    return Markup.text(value.substring(0, SHOWN_DIGITS) + rest);
  }

  private static boolean isHex(String value) {
    return value.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 'g');
  }

  private static Markup note(Field field) {
    return field.note().isEmpty()
        ? Markup.NOTHING
        : Tag.named("span", "note").holding(field.note());
  }

  private static String range(Field field) {
    return switch (field.length()) {
      case 0 -> "none";
      case 1 -> HexDump.offset(field.offset());
      default -> HexDump.offset(field.offset()) + "\u2013" + HexDump.offset(field.end() - 1);
    };
  }
}
