package dev.minica.cli.command;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.cli.openssl.ShellWord;
import dev.minica.cli.option.CaDirectoryOption;
import dev.minica.cli.option.GlobalOptions;
import dev.minica.cli.option.PassphraseReader;
import dev.minica.cli.option.Paths;
import dev.minica.cli.option.Surroundings;
import dev.minica.cli.output.Json;
import dev.minica.cli.output.Output;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.Terminal;
import dev.minica.encoding.Pem;
import dev.minica.file.InputFile;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a running command has around it: its CA directory, its input and a voice. */
public final class Session {

  private final Surroundings surroundings;
  private final Invocation invocation;
  private final GlobalOptions options;
  private final InputStream in;
  private final StandardInputUse inUse;
  private final Output output;
  private @Nullable Environment environment;

  Session(
      Surroundings surroundings,
      Invocation invocation,
      GlobalOptions options,
      InputStream in,
      StandardInputUse inUse,
      Output output) {
    this.surroundings = surroundings;
    this.invocation = invocation;
    this.options = options;
    this.in = in;
    this.inUse = inUse;
    this.output = output;
  }

  /** Time and randomness, the same throughout a run. */
  public Environment environment() {
    if (environment == null) {
      environment = surroundings.environment().get();
    }
    return environment;
  }

  /** The CA directory, absolute, whether it exists or not. */
  public Path caDirectory() {
    return new CaDirectoryOption(surroundings).resolve(options.ca());
  }

  /** How a further command line names the same CA directory: as this one did, if at all. */
  String caOption() {
    return options.ca().map(typed -> " --ca " + ShellWord.of(typed).written()).orElse("");
  }

  /** The Java that the user means: {@code $JAVA_HOME}, else the one that runs this. */
  Path javaHome() {
    String given = surroundings.variables().getOrDefault("JAVA_HOME", "");
    return Path.of(given.isEmpty() ? System.getProperty("java.home") : given);
  }

  /** Where arithmetic in machine code is, as {@code $MINICA_NATIVE_JAR} says. */
  Optional<Path> nativeJar() {
    return Optional.ofNullable(surroundings.variables().get("MINICA_NATIVE_JAR"))
        .filter(given -> !given.isEmpty())
        .map(given -> resolve(Paths.parse(given)));
  }

  /** A path from the command line, relative to where minica was started. */
  public Path resolve(Path path) {
    return surroundings.workingDirectory().resolve(path);
  }

  /**
   * What an operand or option names: a file, or standard input for {@code -}. It is not read yet,
   * so a line that names standard input twice is refused before anything has happened.
   *
   * @throws MinicaException USAGE if standard input was named before, or gives a passphrase
   */
  public InputFile input(Path path) {
    return input(path, Pem.MAX_OCTETS);
  }

  /** The same, of at most so many octets. */
  InputFile input(Path path, int maximum) {
    if (!Paths.isStandardInput(path)) {
      return new InputFile(resolve(path), maximum);
    }
    inUse.takeForFile();
    return InputFile.standardInput(in, maximum);
  }

  /** What a result calls what is read there: its absolute path, or {@code standard input}. */
  String called(Path path) {
    return Paths.isStandardInput(path) ? InputFile.STANDARD_INPUT : resolve(path).toString();
  }

  /** Passphrases, wherever they come from. */
  public PassphraseReader passphrases() {
    return new PassphraseReader(surroundings, in);
  }

  /**
   * Has this done when the process is told to end, which is no failure then.
   *
   * @return what takes it back
   */
  Runnable whenToldToEnd(Runnable last) {
    return surroundings.terminal().whenToldToEnd(last);
  }

  /** The command line of this run. */
  Invocation invocation() {
    return invocation;
  }

  /** What another process says in place of this one, as it says it. */
  void relay(InputStream from, Terminal.Stream to) {
    output.relay(from, to);
  }

  /** Whether the result is to be JSON, which may tell more than there is room for on a line. */
  boolean isJson() {
    return options.presentation().json();
  }

  /** Shows the result of this run, of which there is one. */
  public void show(Result result) {
    output.show(result);
  }

  /** Shows the result of this run in a form of JSON that other programs have settled. */
  void document(Json document) {
    output.document(document);
  }

  /** Says what is going on, where a person looks on; an empty line wipes it. */
  void status(String line) {
    output.status(line);
  }

  /** Shows text that is no result, such as help, on stdout. */
  void page(String text) {
    output.page(text);
  }

  /** A line of talk on stderr. */
  public void say(String line) {
    output.say(line);
  }

  /** Something worth knowing although it worked. */
  public void warn(String message) {
    output.warn(message);
  }
}
