package dev.minica.cli.conformance;

import dev.minica.testing.Tool;
import dev.minica.testing.Tool.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command as a process of its own, for what a test cannot have inside itself. */
final class MiniProcess {

  private MiniProcess() {}

  /** The words that start it: a small heap, the quick compiler, and the arguments. */
  static List<String> command(String... arguments) {
    return starting("dev.minica.cli.Minica", arguments);
  }

  /** The words that start a {@link Volley} of what is in a folder. */
  static List<String> volley(String folder) {
    return starting(Volley.class.getName(), folder);
  }

  private static List<String> starting(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Tool.ofThisJdk("java").path().toString());
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", classPath(), program));
    command.addAll(List.of(arguments));
    return command;
  }

  /**
   * Runs words as a shell's arguments, in a folder.
   *
   * @param script what the shell does; {@code exec "$@"} runs them
   */
  static Outcome shell(Path folder, String script, List<String> words) {
    Stream<String> entering = Stream.of("-c", "cd \"$0\"; " + script, folder.toString());
    return Tool.named("sh").run(Stream.concat(entering, words.stream()).toArray());
  }

  /** Surefire starts the tests with a class path in a jar, and says here what is in it. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
