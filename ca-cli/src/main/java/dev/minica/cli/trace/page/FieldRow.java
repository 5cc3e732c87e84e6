package dev.minica.cli.trace.page;

import dev.minica.tls.wire.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * A field as a row of a table.
 *
 * @param index among the fields of its message, from 0 on
 * @param last index of the last field within it; its own if there are none
 * @param depth how many fields it is within
 */
record FieldRow(int index, int last, int depth, Field field) {

  /** Those of a message: each one followed by those within it. */
  static List<FieldRow> of(List<Field> fields) {
    List<FieldRow> rows = new ArrayList<>();
    fields.forEach(field -> add(field, 0, rows));
    return rows;
  }

  private static void add(Field field, int depth, List<FieldRow> rows) {
    int index = rows.size();
    // its place is kept for it, since only afterwards is it known how many are within it
    rows.add(new FieldRow(index, index, depth, field));
    field.children().forEach(child -> add(child, depth + 1, rows));
    rows.set(index, new FieldRow(index, rows.size() - 1, depth, field));
  }

  boolean isLeaf() {
    return index == last;
  }
}
