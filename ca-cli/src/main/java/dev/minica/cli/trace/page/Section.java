package dev.minica.cli.trace.page;

import java.util.List;

/**
 * A part of the page.
 *
 * @param id where it is found
 * @param title of it, and of the way to it
 * @param lead what a reader should know before; empty if nothing
 */
record Section(String id, String title, String lead, Markup body) {

  Markup markup() {
    Markup words = lead.isEmpty() ? Markup.NOTHING : Tag.named("p", "lead").holding(lead);
    return Tag.named("section").with("id", id).holding(Tag.named("h2").holding(title), words, body);
  }

  /** The way to each. */
  static Markup contents(List<Section> sections) {
    return Tag.named("nav")
        .with("aria-label", "Contents")
        .holding(
            sections.stream()
                .map(each -> Tag.named("a").with("href", "#" + each.id()).holding(each.title())));
  }
}
