package dev.minica.cli.trace.page;

import dev.minica.Escaped;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * HTML that is well formed. There are two ways to it: text, which is escaped whoever wrote it, and
 * a {@link Tag} around other markup.
 *
 * @param html as it stands in the page
 */
record Markup(String html) {

  static final Markup NOTHING = new Markup("");

  /** For between tags and for attribute values in quotes. What cannot be seen is spelt out. */
  static Markup text(String text) {
    return new Markup(
        Escaped.of(text)
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;"));
  }

  /** One after the other. */
  static Markup all(List<Markup> parts) {
    return new Markup(parts.stream().map(Markup::html).collect(Collectors.joining()));
  }

  /** One after the other. */
  static Markup all(Markup... parts) {
    return all(List.of(parts));
  }

  /** One after the other. */
  static Markup all(Stream<Markup> parts) {
    return all(parts.toList());
  }

  /** Each text on a line of its own, for where white space counts. */
  static Markup lines(List<String> lines) {
    return new Markup(
        lines.stream().map(each -> text(each).html()).collect(Collectors.joining("\n")));
  }

  boolean isEmpty() {
    return html.isEmpty();
  }
}
