package dev.minica.cli.trace.page;

import java.util.List;
import java.util.stream.Stream;

/**
 * The beginning of an element, to which attributes can be added until it is given its content.
 *
 * @param name of the element, in our words
 * @param attributes as they stand in the page
 */
record Tag(String name, String attributes) {

  static Tag named(String name) {
    return new Tag(name, "");
  }

  /** With a class, or several with blanks in between. */
  static Tag named(String name, String classes) {
    return named(name).with("class", classes);
  }

  /**
   * @param attribute in our words
   * @param value whoever wrote it
   */
  Tag with(String attribute, String value) {
    return new Tag(name, attributes + ' ' + attribute + "=\"" + Markup.text(value).html() + '"');
  }

  Tag with(String attribute, int value) {
    return with(attribute, Integer.toString(value));
  }

  Markup holding(Markup... content) {
    return holding(List.of(content));
  }

  Markup holding(Stream<Markup> content) {
    return holding(content.toList());
  }

  Markup holding(List<Markup> content) {
    return new Markup(
        '<' + name + attributes + '>' + Markup.all(content).html() + "</" + name + ">");
  }

  Markup holding(String text) {
    return holding(Markup.text(text));
  }
}
