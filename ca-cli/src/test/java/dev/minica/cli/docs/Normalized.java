package dev.minica.cli.docs;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Output without what differs from run to run. */
final class Normalized {

  private Normalized() {}

  private static final String SERIAL = "SERIAL";

  /** The text with words in the place of times, numbers drawn at random and the folder. */
  static String of(String text, Path directory) {
    return sorted(replaced(text, directory));
  }

  private static String replaced(String text, Path directory) {
    return text.replace(directory + "/home/", "/home/you/")
        .replace(directory.toString(), "/home/you")
        .replaceAll("\\b[0-9a-f]{40}\\b", SERIAL)
        .replaceAll("\\b([0-9A-F]{2}:){19,31}[0-9A-F]{2}\\b", "FINGERPRINT")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "TIME")
        .replaceAll("\\b[A-Z][a-z]{2} \\d{1,2}, \\d{4}", "DATE")
        .replaceAll("(root|issuing) CA [0-9a-f]{6}", "$1 CA ID");
  }

  /** Rows that begin with a number drawn at random come in any order. */
  private static String sorted(String text) {
    boolean isList = text.startsWith(SERIAL + " ");
    Stream<String> lines = isList ? text.lines().sorted() : text.lines();
    return lines.collect(Collectors.joining("\n"));
  }
}
