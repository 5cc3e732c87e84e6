package dev.minica.cli;

import dev.minica.Environment;
import dev.minica.cli.option.Surroundings;
import dev.minica.cli.output.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Runs command lines inside the test, with surroundings that it decides. */
public final class Cli {

  /**
   * How a run ended.
   *
   * @param exit the exit code
   * @param out what came on stdout
   * @param err what came on stderr
   */
  public record Ran(int exit, String out, String err) {}

  private final Map<String, String> variables = new HashMap<>();
  private Terminal terminal = FakeTerminal.absent();
  private Path directory = Path.of("").toAbsolutePath();
  private Charset charset = StandardCharsets.UTF_8;
  private byte[] input = new byte[0];
  private Supplier<Environment> environment = Environment::system;

  /** Sets an environment variable. */
  public Cli variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** Puts a person in front of it. */
  public Cli terminal(Terminal person) {
    terminal = person;
    return this;
  }

  /** Starts it in this directory. */
  public Cli in(Path workingDirectory) {
    directory = workingDirectory;
    return this;
  }

  /** Has the streams in this character set. */
  public Cli charset(Charset streams) {
    charset = streams;
    return this;
  }

  /** Runs it at this time. */
  public Cli at(Instant time) {
    environment = () -> new Environment(InstantSource.fixed(time), new SecureRandom());
    return this;
  }

  /** Gives it this on stdin. */
  public Cli input(String text) {
    return input(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Gives it these octets on stdin. */
  public Cli input(byte[] octets) {
    input = octets.clone();
    return this;
  }

  /** Runs one command line. */
  public Ran run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = run(new PrintStream(out), new PrintStream(err), args);
    return new Ran(exit, out.toString(charset), err.toString(charset));
  }

  /** Runs one command line with these streams. */
  public int run(PrintStream out, PrintStream err, String... args) {
    ByteArrayInputStream in = new ByteArrayInputStream(input);
    return new Minica(surroundings()).run(in, out, err, args);
  }

  /** What the run has around it. */
  public Surroundings surroundings() {
    return new Surroundings(
        Map.copyOf(variables),
        terminal,
        directory,
        directory.resolve("home"),
        "Linux",
        charset,
        environment);
  }
}
