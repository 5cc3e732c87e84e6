package dev.minica.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of whole processes: the Java and the class path of the tests. */
public final class CliProcess {

  /** What the launcher gives a command that is over at once. */
  private static final List<String> LAUNCHER_OPTIONS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData");

  private CliProcess() {}

  /** The command line of minica. */
  public static List<String> minica(List<String> arguments) {
    return minica(List.of(), arguments);
  }

  /** The same, with more options of the JVM. */
  public static List<String> minica(List<String> moreOptions, List<String> arguments) {
    List<String> options = new ArrayList<>(LAUNCHER_OPTIONS);
    options.addAll(moreOptions);
    return java(options, Minica.class, arguments);
  }

  /** The command line of any program on the class path. */
  public static List<String> java(List<String> options, Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return command;
  }
}
