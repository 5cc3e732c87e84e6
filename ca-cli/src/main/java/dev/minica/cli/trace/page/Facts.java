package dev.minica.cli.trace.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names and values, as a list of them. */
final class Facts {

  private final List<Markup> rows = new ArrayList<>();

  Facts add(String id, String name, String value) {
    Markup row =
        Tag.named("div")
            .holding(Tag.named("dt").holding(name), Tag.named("dd").with("id", id).holding(value));
    rows.add(row);
    return this;
  }

  Facts add(String id, String name, Optional<String> value) {
    value.ifPresent(present -> add(id, name, present));
    return this;
  }

  Markup list() {
    return Tag.named("dl", "facts").holding(rows);
  }
}
