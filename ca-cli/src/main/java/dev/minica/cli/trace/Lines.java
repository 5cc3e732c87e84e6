package dev.minica.cli.trace;

import dev.minica.Escaped;
import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines of a bounded width, at blanks where there are any. */
final class Lines {

  /** So that a terminal of 100 columns has all of it, and the eye still finds the next line. */
  static final int WIDTH = 92;

  private final int width;
  private final List<String> done = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();

  private Lines(int width) {
    this.width = width;
  }

  /** The text in lines of at most this many characters; no text makes no line. */
  static List<String> of(String text, int width) {
    Lines lines = new Lines(width);
    for (String word : Escaped.of(text).split(" ", -1)) {
      lines.add(word);
    }
    lines.end();
    return List.copyOf(lines.done);
  }

  private void add(String word) {
    if (line.length() > 0 && line.length() + 1 + word.length() > width) {
      end();
    }
    String rest = word;
    while (rest.length() > width) {
      int cut = rest.offsetByCodePoints(0, rest.codePointCount(0, width));
      done.add(rest.substring(0, cut));
      rest = rest.substring(cut);
    }
    if (line.length() > 0) {
      line.append(' ');
    }
    line.append(rest);
  }

  private void end() {
    if (line.length() > 0) {
      done.add(line.toString());
      line.setLength(0);
    }
  }
}
