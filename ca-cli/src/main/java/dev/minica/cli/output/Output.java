package dev.minica.cli.output;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Everything minica says: the result on stdout, talk and errors on stderr. */
public final class Output {

  private final PrintStream out;
  private final PrintStream err;
  private final Charset charset;
  private final Terminal terminal;
  private final Presentation presentation;
  private final boolean noColor;
  private boolean shown;

  /**
   * @param charset in which both streams are written, whatever their own character set
   * @param variables the process's environment, for NO_COLOR
   */
  public Output(
      PrintStream out,
      PrintStream err,
      Charset charset,
      Terminal terminal,
      Map<String, String> variables,
      Presentation presentation) {
    this.out = out;
    this.err = err;
    this.charset = charset;
    this.terminal = terminal;
    this.presentation = presentation;
    this.noColor = !variables.getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** The same streams, spoken to in another way. */
  public Output as(Presentation other) {
    Map<String, String> variables = noColor ? Map.of("NO_COLOR", "1") : Map.of();
    return new Output(out, err, charset, terminal, variables, other);
  }

  /**
   * Writes the one result of this run to stdout and makes sure it has arrived.
   *
   * @throws MinicaException of kind FAILED when stdout cannot take it; not when its reader has left
   */
  public void show(Result result) {
    if (shown) {
      throw new IllegalStateException("a run has one result");
    }
    shown = true;
    if (presentation.json()) {
      json(out, result.toJson());
    } else {
      text(out, Terminal.Stream.OUT, result::writeTo);
    }
    finish();
  }

  /**
   * The same for a result in a form of JSON that other programs have settled: it is written so
   * however the user wants to be spoken to.
   *
   * @throws MinicaException as {@link #show}
   */
  public void document(Json document) {
    json(out, document);
    finish();
  }

  /**
   * What is going on at this moment, on a line of stderr that the next one overwrites; only where a
   * person looks on. An empty one wipes it.
   */
  public void status(String line) {
    if (isWatched()) {
      err.print("\r" + new Showable(charset).show(line) + "\u001b[K");
      err.flush();
    }
  }

  /** Whether a person sees {@link #status}. */
  public boolean isWatched() {
    return !presentation.quiet()
        && !presentation.json()
        && terminal.isInteractive(Terminal.Stream.ERR);
  }

  /** A line of talk on stderr; nothing with {@code --quiet} or {@code --json}. */
  public void say(String line) {
    if (!presentation.quiet() && !presentation.json()) {
      text(err, Terminal.Stream.ERR, text -> text.line(line));
    }
  }

  /** Something the user should know although it worked; silent with {@code --quiet}. */
  public void warn(String message) {
    if (!presentation.quiet() && !presentation.json()) {
      text(err, Terminal.Stream.ERR, text -> text.line(Style.STRONG, "minica: warning: ", message));
    }
  }

  /** Why the run failed, and the next step where there is one. */
  public void fail(ExitCode code, String message, Optional<String> hint) {
    fail(code, message, hint, Optional.empty());
  }

  /** The same of a defect of minica, for a bug report; its trace only where that is asked for. */
  public void crash(Throwable defect) {
    boolean traced = presentation.stacktrace();
    fail(
        ExitCode.INTERNAL,
        "internal error: " + defect,
        traced ? Optional.empty() : Optional.of("run it again with --stacktrace"),
        traced ? Optional.of(trace(defect)) : Optional.empty());
  }

  private void fail(ExitCode code, String message, Optional<String> hint, Optional<String> trace) {
    if (presentation.json()) {
      json(err, error(code, message, hint, trace));
    } else {
      text(err, Terminal.Stream.ERR, text -> error(text, message, hint, trace));
    }
    err.flush();
  }

  /** As Java prints it, but for the tabs, which would be escaped. */
  private static String trace(Throwable defect) {
    StringWriter trace = new StringWriter();
    defect.printStackTrace(new PrintWriter(trace));
    return trace.toString().replace("\t", "    ");
  }

  /** Text that is no result, such as a help page, to stdout. */
  public void page(String text) {
    text(out, Terminal.Stream.OUT, page -> page.block(text));
    finish();
  }

  /** The same where it is the answer to a mistake. */
  public void pageOnError(String text) {
    text(err, Terminal.Stream.ERR, page -> page.block(text));
  }

  /**
   * Passes on what a process that does the work of this one says: it has already been written as it
   * is to be. Ends with the stream.
   */
  public void relay(InputStream from, Terminal.Stream to) {
    PrintStream stream = to == Terminal.Stream.OUT ? out : err;
    byte[] buffer = new byte[8192];
    try (from) {
      for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
        stream.write(buffer, 0, count);
        stream.flush();
      }
    } catch (IOException e) {
      // the process has ended, and its exit code says how
    }
  }

  private static void error(
      TextWriter text, String message, Optional<String> hint, Optional<String> trace) {
    text.line(Style.BAD, "minica: error: ", message);
    hint.ifPresent(step -> text.line(Style.NOTE, "minica: hint: ", step));
    trace.ifPresent(text::block);
  }

  private static Json error(
      ExitCode code, String message, Optional<String> hint, Optional<String> trace) {
    Json.ObjectBuilder error = Json.object().put("code", code.number()).put("message", message);
    hint.ifPresent(step -> error.put("hint", step));
    trace.ifPresent(lines -> error.put("stacktrace", lines));
    return Json.object().put("error", error.build()).build();
  }

  private void json(PrintStream stream, Json document) {
    WholeWrites whole = new WholeWrites(stream, charset);
    new JsonWriter(whole, new Showable(charset)).write(document);
    whole.end();
  }

  private void text(PrintStream stream, Terminal.Stream which, Consumer<TextWriter> writing) {
    WholeWrites whole = new WholeWrites(stream, charset);
    writing.accept(new TextWriter(whole, new Showable(charset), isColored(which)));
    whole.end();
  }

  private boolean isColored(Terminal.Stream which) {
    return switch (presentation.color()) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> !noColor && terminal.isInteractive(which);
    };
  }

  /**
   * A reader that left early has what it wanted; any other failure would lose the result unseen.
   */
  private void finish() {
    if (out.checkError() && !terminal.outputIsPipe()) {
      throw new MinicaException(Kind.FAILED, "cannot write the result to standard output")
          .withHint("what the command itself does is done; only its report is missing");
    }
  }
}
