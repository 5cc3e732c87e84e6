package dev.minica.cli;

import dev.minica.testing.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The launcher as {@code scripts/install} lays it out, with a small program in place of minica that
 * shows what reached it. Its cache and home are its own.
 */
final class Installation {

  private static final Path SCRIPTS = Path.of("..", "scripts");

  /** Prints its arguments in brackets and its input, and exits with its last argument. */
  private static final String MINICA =
      """
      package dev.minica.cli;
      public class Minica {
        public static void main(String[] args) throws java.io.IOException {
          var out = new java.io.PrintStream(System.out, true, java.nio.charset.StandardCharsets.UTF_8);
          for (String arg : args) {
            out.print("[" + arg + "]");
          }
          out.print(new String(System.in.readAllBytes()));
          System.err.print("talk");
          System.exit(args[args.length - 1].matches("[0-9]+") ? Integer.parseInt(args[args.length - 1]) : 0);
        }
      }
      """;

  private static final String TRAINING_RUN =
      """
      package dev.minica.cli;
      public class TrainingRun {
        public static void main(String[] args) {
          new Minica();
        }
      }
      """;

  private final Path prefix;
  private final Map<String, String> variables = new TreeMap<>();

  /** Lays it out under this folder, which may have blanks in its name. */
  Installation(Path folder) throws IOException {
    prefix = folder;
    Files.createDirectories(prefix.resolve("bin"));
    Files.createDirectories(prefix.resolve("lib/minica"));
    copy(SCRIPTS.resolve("minica"), launcher());
    copy(SCRIPTS.resolve("lib/make-archive"), prefix.resolve("lib/minica/make-archive"));
    writeJar();
    with("JAVA_HOME", System.getProperty("java.home"));
    with("XDG_CACHE_HOME", cache().toString());
    with("HOME", prefix.resolve("home").toString());
  }

  Path launcher() {
    return prefix.resolve("bin/minica");
  }

  Path jar() {
    return prefix.resolve("lib/minica/minica.jar");
  }

  Path cache() {
    return prefix.resolve("cache");
  }

  /** Sets an environment variable for all later runs. */
  Installation with(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** Unsets an environment variable for all later runs. */
  Installation without(String name) {
    variables.remove(name);
    return this;
  }

  /** The program's jar, as if from another build. */
  void writeJar() throws IOException {
    Path classes = Files.createTempDirectory(prefix, "classes");
    compile(classes, "Minica", MINICA);
    compile(classes, "TrainingRun", TRAINING_RUN);
    Path part = Files.createTempFile(prefix, "minica", ".jar");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(part))) {
      for (String name :
          List.of("dev/minica/cli/Minica.class", "dev/minica/cli/TrainingRun.class")) {
        jar.putNextEntry(new JarEntry(name));
        Files.copy(classes.resolve(name), jar);
      }
    }
    Files.move(part, jar(), StandardCopyOption.REPLACE_EXISTING);
  }

  private static void compile(Path classes, String name, String source) throws IOException {
    Path file = Files.writeString(classes.resolve(name + ".java"), source);
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "17",
                "-d",
                classes + "",
                "-cp",
                classes + "",
                file + "");
    if (exit != 0) {
      throw new IllegalStateException("javac of " + name + " ended with " + exit);
    }
  }

  /** Runs the launcher. */
  Tool.Outcome run(String... arguments) {
    return runBy(List.of(), launcher(), "", arguments);
  }

  /** Runs the launcher with this input. */
  Tool.Outcome feed(String input, String... arguments) {
    return runBy(List.of(), launcher(), input, arguments);
  }

  /** Runs it by another of its names, or under another program. */
  Tool.Outcome runBy(List<String> before, Path name, String input, String... arguments) {
    List<Object> command = new ArrayList<>(List.of("-i", "PATH=" + System.getenv("PATH")));
    variables.forEach((variable, value) -> command.add(variable + "=" + value));
    command.addAll(before);
    command.add(name);
    command.addAll(List.of(arguments));
    byte[] octets = input.getBytes(StandardCharsets.UTF_8);
    return Tool.named("env").run(Map.of(), octets, command.toArray());
  }

  /** Runs it once and has the archive made before. */
  Installation train() {
    with("MINICA_ARCHIVE_WAIT", "1");
    run("train").succeeded();
    return without("MINICA_ARCHIVE_WAIT");
  }

  /** The files in its cache. */
  List<Path> archives() {
    if (!Files.exists(cache())) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(cache())) {
      return files.filter(Files::isRegularFile).toList();
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof NoSuchFileException) {
        return archives(); // the launcher has renamed one meanwhile
      }
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
  }
}
