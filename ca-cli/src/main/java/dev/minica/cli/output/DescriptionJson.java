package dev.minica.cli.output;

import dev.minica.inspection.Description;
import dev.minica.inspection.Value;

/** A description as JSON: every field under its name, in order. */
public final class DescriptionJson {

  private DescriptionJson() {}

  /** The description as members of an object that may have others. */
  public static Json.ObjectBuilder putAll(Description description, Json.ObjectBuilder object) {
    description.fields().forEach(field -> object.put(field.name(), of(field.value())));
    return object;
  }

  private static Json of(Value value) {
    if (value instanceof Value.Text text) {
      return Json.of(text.text());
    } else if (value instanceof Value.Whole whole) {
      return Json.of(whole.number());
    } else if (value instanceof Value.Flag flag) {
      return Json.of(flag.flag());
    } else if (value instanceof Value.Items list) {
      return Json.array(list.items().stream().map(DescriptionJson::of).toList());
    } else if (value instanceof Value.Series series) {
      return Json.series(series.items(), DescriptionJson::of);
    }
    return putAll((Description) value, Json.object()).build();
  }
}
