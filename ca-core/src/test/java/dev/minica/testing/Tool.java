package dev.minica.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A foreign program that judges what minica writes. A test that asks for one that is missing is
 * skipped with a message that names it.
 *
 * @param path the executable
 * @param options what comes before the arguments of each run
 */
public record Tool(Path path, List<String> options) {

  /** How long a program may take: far more than any needs, so that only a hang meets it. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** A short run of Java takes half the time so. */
  private static final List<String> SHORT_RUN =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** A program that needs no options. */
  public Tool(Path path) {
    this(path, List.of());
  }

  /**
   * What a finished program left behind.
   *
   * @param command its name and arguments
   * @param exit its exit status
   * @param out what it wrote to standard output
   * @param err what it wrote to standard error
   */
  public record Outcome(List<String> command, int exit, byte[] out, String err) {

    /** Standard output as UTF-8 text. */
    public String text() {
      return new String(out, StandardCharsets.UTF_8);
    }

    /** Both outputs, for tools that are not particular about which. */
    public String everything() {
      return text() + err;
    }

    /** Asserts that it exited with 0. */
    public Outcome succeeded() {
      assertThat(exit).as("exit of %s%n%s", command, everything()).isZero();
      return this;
    }

    /** Asserts that it exited with anything but 0. */
    public Outcome failed() {
      assertThat(exit).as("exit of %s%n%s", command, everything()).isNotZero();
      return this;
    }
  }

  /** The program of this name on the PATH; without it the calling test is skipped. */
  public static Tool named(String name) {
    Optional<Path> found = onPath(name);
    assumeTrue(found.isPresent(), () -> "skipped: " + name + " is not installed");
    return new Tool(found.orElseThrow());
  }

  /** A program of the JDK that runs the tests, such as {@code keytool}. */
  public static Tool ofThisJdk(String name) {
    Path program = Path.of(System.getProperty("java.home"), "bin", name);
    assumeTrue(Files.isExecutable(program), () -> "skipped: this Java has no " + name);
    return inJdk(program);
  }

  /** The programs of a JDK beside {@code java} hand on to it what follows {@code -J}. */
  private static Tool inJdk(Path program) {
    String prefix = program.endsWith("java") ? "" : "-J";
    return new Tool(program, SHORT_RUN.stream().map(prefix::concat).toList());
  }

  /**
   * The program in every JDK found: the one that runs the tests and the neighbours of its folder,
   * so that one test run asks old and new Java alike.
   */
  public static List<Tool> ofEveryJdk(String name) {
    Path own = Path.of(System.getProperty("java.home"));
    List<Tool> tools = new ArrayList<>(List.of(ofThisJdk(name)));
    try (Stream<Path> homes = Files.list(own.toAbsolutePath().getParent())) {
      homes
          .filter(home -> !Files.isSymbolicLink(home) && !home.equals(own))
          .map(home -> home.resolve("bin").resolve(name))
          .filter(Files::isExecutable)
          .sorted()
          .forEach(program -> tools.add(inJdk(program)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tools;
  }

  /**
   * Compiles a program in Java so that every JDK found runs it, each time sooner than from source.
   *
   * @param source a file, beside which the classes are put
   */
  public static void compileJava(Path source) {
    ofThisJdk("javac").run("--release", "17", "-d", source.getParent(), source).succeeded();
  }

  /**
   * A program in Go, built for the occasion; where there is no Go the calling test is skipped.
   *
   * @param owner whose resource the source is
   * @param source such as {@code verify.go}
   * @param folder an empty one to build in
   */
  public static Tool builtByGo(Class<?> owner, String source, Path folder) {
    Path copy = folder.resolve(source);
    Path binary = folder.resolve("program");
    try (InputStream text = owner.getResourceAsStream(source)) {
      Files.copy(text, copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> offline =
        Map.of("GO111MODULE", "off", "GOFLAGS", "", "GOTOOLCHAIN", "local", "CGO_ENABLED", "0");
    named("go").run(offline, new byte[0], "build", "-o", binary, copy).succeeded();
    return new Tool(binary);
  }

  /** Runs it with these arguments and empty standard input. */
  public Outcome run(Object... arguments) {
    return run(Map.of(), new byte[0], arguments);
  }

  /** Runs it with these octets as its standard input. */
  public Outcome feed(byte[] input, Object... arguments) {
    return run(Map.of(), input, arguments);
  }

  /**
   * Runs it with further environment variables. Its locale is C.UTF-8, so that its messages are
   * English and its arguments UTF-8.
   *
   * @throws AssertionError if it has not finished within a minute; it is then killed
   */
  public Outcome run(Map<String, String> environment, byte[] input, Object... arguments) {
    List<String> command = new ArrayList<>(List.of(path.toString()));
    command.addAll(options);
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    try {
      return finish(command, start(command, environment), input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + command, e);
    }
  }

  private record Running(Process process, Path out, Path err) {}

  /** Outputs go to files: no pipe can fill up and block the program. */
  private static Running start(List<String> command, Map<String, String> environment)
      throws IOException {
    Path out = Files.createTempFile("tool", ".out");
    Path err = Files.createTempFile("tool", ".err");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    return new Running(
        builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
  }

  private static Outcome finish(List<String> command, Running running, byte[] input)
      throws IOException, InterruptedException {
    try {
      feed(running.process(), input);
      boolean finished = running.process().waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
      assertThat(finished).as("%s finished within %s", command, LIMIT).isTrue();
      return new Outcome(
          command,
          running.process().exitValue(),
          Files.readAllBytes(running.out()),
          Files.readString(running.err(), StandardCharsets.UTF_8));
    } finally {
      running.process().destroyForcibly();
      Files.deleteIfExists(running.out());
      Files.deleteIfExists(running.err());
    }
  }

  private static void feed(Process process, byte[] input) throws IOException {
    try (var stdin = process.getOutputStream()) {
      stdin.write(input);
    } catch (IOException closed) {
      if (input.length > 0 && process.isAlive()) {
        throw closed; // a program that has ended, or was given nothing, need not read
      }
    }
  }

  private static Optional<Path> onPath(String name) {
    String folders = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(folders.split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
