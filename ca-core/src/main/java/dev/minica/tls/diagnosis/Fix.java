package dev.minica.tls.diagnosis;

import java.util.List;

/**
 * Something that puts it right, or shows more.
 *
 * @param words what to do: lower case, without a full stop
 * @param lines commands or settings that do it, ready to be typed once the names in capitals are
 *     filled in; none if there are none
 */
public record Fix(String words, List<String> lines) {

  public Fix {
    lines = List.copyOf(lines);
  }

  static Fix of(String words, String... lines) {
    return new Fix(words, List.of(lines));
  }
}
