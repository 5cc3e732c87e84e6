package dev.minica.cli.openssl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A command line in the making; an option and its value stay on one line. */
final class ShellCommand {

  private static final int WIDTH = 88;
  private static final String CONTINUED = " \\\n    ";

  private final List<String> parts = new ArrayList<>();

  ShellCommand(String... words) {
    add(words);
  }

  /** Words that stand together. */
  ShellCommand add(String... words) {
    List<String> written = new ArrayList<>();
    for (String word : words) {
      written.add(ShellWord.of(word).written());
    }
    parts.add(String.join(" ", written));
    return this;
  }

  /** An option and its value. */
  ShellCommand add(String option, ShellWord value) {
    parts.add(option + " " + value.written());
    return this;
  }

  /** A word by itself. */
  ShellCommand add(ShellWord word) {
    parts.add(word.written());
    return this;
  }

  /** Words by themselves. */
  ShellCommand add(Collection<ShellWord> words) {
    words.forEach(this::add);
    return this;
  }

  /** What is no word to the shell, such as a redirection. */
  ShellCommand raw(String syntax) {
    parts.add(syntax);
    return this;
  }

  /** The whole, in as many lines as it takes. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(parts.get(0));
    int column = text.length();
    for (String part : parts.subList(1, parts.size())) {
      boolean fits = column + 1 + part.length() <= WIDTH;
      text.append(fits ? " " : CONTINUED).append(part);
      column = fits ? column + 1 + part.length() : 4 + part.length();
    }
    return text.toString();
  }
}
