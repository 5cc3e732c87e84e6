package dev.minica.cli.docs;

import dev.minica.cli.Cli;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * As much of a shell as the examples need: minica in this process, other programs where they are
 * installed, {@code export} and {@code echo $?}.
 */
final class Shell {

  private static final Pattern EXPORT = Pattern.compile("export (\\w+)='([^']*)'");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  private final Path directory;
  private final Cli cli;
  private int status;

  Shell(Path directory) {
    this.directory = directory;
    this.cli = new Cli().in(directory);
  }

  /** What the line prints on either stream, as a terminal shows it; nothing if it cannot run. */
  Optional<String> run(String line) throws IOException, InterruptedException {
    Matcher export = EXPORT.matcher(line);
    if (export.matches()) {
      cli.variable(export.group(1), export.group(2));
      return Optional.of("");
    }
    if (line.equals("echo $?")) {
      return Optional.of(status + "\n");
    }
    List<String> words = words(line);
    return words.get(0).equals("minica")
        ? Optional.of(minica(words.subList(1, words.size())))
        : foreign(words);
  }

  /** Splits at blanks outside quotes. */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      words.add(
          Stream.of(1, 2, 3)
              .flatMap(group -> Stream.ofNullable(word.group(group)))
              .findFirst()
              .orElseThrow());
    }
    return words;
  }

  private String minica(List<String> arguments) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
    status = cli.run(both, both, arguments.toArray(String[]::new));
    return printed.toString(StandardCharsets.UTF_8);
  }

  private Optional<String> foreign(List<String> words) throws IOException, InterruptedException {
    Optional<Path> program = program(words.get(0));
    if (program.isEmpty()) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>(words);
    command.set(0, program.get().toString());
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    status = process.waitFor();
    return Optional.of(printed);
  }

  /** A program of this Java or, if it has none of that name, on the PATH. */
  private static Optional<Path> program(String name) {
    Stream<String> path =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1));
    return Stream.concat(Stream.of(System.getProperty("java.home") + "/bin"), path)
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
