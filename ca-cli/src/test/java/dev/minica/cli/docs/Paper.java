package dev.minica.cli.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown file of the repository.
 *
 * @param path where it is
 * @param text all of it
 */
record Paper(Path path, String text) {

  /** The repository's top: the folder above both modules. */
  static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();

  /** A command line of an example, and what it prints. */
  record Example(String commandLine, String output) {}

  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w+)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");
  private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");

  static Paper named(String name) {
    Path path = REPOSITORY.resolve(name);
    try {
      return new Paper(path, Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands in back-quotes outside blocks. */
  Stream<String> quoted() {
    return matches(QUOTED, BLOCK.matcher(text).replaceAll("")).map(match -> match.group(1));
  }

  /** Where its links lead. */
  Stream<String> links() {
    return matches(LINK, text).map(match -> match.group(1));
  }

  /** What links within it can lead to: each heading in lower case, with hyphens for blanks. */
  List<String> anchors() {
    return matches(HEADING, BLOCK.matcher(text).replaceAll(""))
        .map(match -> match.group(1).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", ""))
        .map(words -> "#" + words.replace(' ', '-'))
        .toList();
  }

  /** The lines of its blocks of a language. */
  Stream<String> lines(String language) {
    return matches(BLOCK, text)
        .filter(match -> match.group(1).equals(language))
        .flatMap(match -> match.group(2).lines());
  }

  /** The examples of its console blocks, in their order: a line after a prompt, and its output. */
  List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    for (String line : lines("console").toList()) {
      if (line.startsWith("$ ")) {
        examples.add(new Example(line.substring(2), ""));
      } else {
        Example last = examples.remove(examples.size() - 1);
        examples.add(new Example(last.commandLine(), last.output() + line + "\n"));
      }
    }
    return examples;
  }

  private static Stream<MatchResult> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }
}
