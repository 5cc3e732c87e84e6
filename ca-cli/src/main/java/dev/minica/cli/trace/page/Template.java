package dev.minica.cli.trace.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Text with places to fill, such as <code>{{title}}</code>. It is gone through once: what is filled
 * in can hold whatever it likes.
 */
record Template(String text) {

  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";

  /**
   * @param file beside this class
   */
  static Template of(String file) {
    try (InputStream in = Template.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no " + file + " in this program");
      }
      return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws IllegalStateException if there is a place and nothing to fill it with
   */
  String filled(Map<String, Markup> content) {
    StringBuilder page = new StringBuilder();
    int done = 0;
    for (int at = text.indexOf(OPEN); at >= 0; at = text.indexOf(OPEN, done)) {
      int end = text.indexOf(CLOSE, at);
      String place = text.substring(at + OPEN.length(), end);
      Markup filling = content.get(place);
      if (filling == null) {
        throw new IllegalStateException("nothing for the place " + place);
      }
      page.append(text, done, at).append(filling.html());
      done = end + CLOSE.length();
    }
    return page.append(text, done, text.length()).toString();
  }
}
