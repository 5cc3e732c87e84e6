package dev.minica.cli.conformance;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs many command lines one after the other in one process, which a test starts with little
 * memory: a process for each would take minutes.
 */
final class Volley {

  private static final int SHOWN = 2000;

  private Volley() {}

  /**
   * Takes a folder whose file {@code attempts} has the command lines, each after the exit code that
   * is expected, and prints for each a line with the exit code that there was and what came on
   * stdout and on stderr, cut off and on one line, with tabs between them.
   */
  public static void main(String[] args) throws IOException {
    Cli cli = new Cli().in(Path.of(args[0]));
    StringBuilder said = new StringBuilder();
    for (String attempt : Files.readAllLines(Path.of(args[0], "attempts"))) {
      String line = attempt.substring(attempt.indexOf(' ') + 1);
      Ran ran = cli.run(line.split(" "));
      said.append(ran.exit()).append('\t').append(onOneLine(ran.out()));
      said.append('\t').append(onOneLine(ran.err())).append('\n');
    }
    System.out.write(said.toString().getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }

  /** Reverses what was done to a text to print it on one line. */
  static String inLines(String text) {
    return text.replace('\u0001', '\n');
  }

  private static String onOneLine(String text) {
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) : text;
    return shown.replace('\t', ' ').replace('\n', '\u0001');
  }
}
