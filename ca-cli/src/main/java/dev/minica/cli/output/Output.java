package dev.minica.cli.output;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.io.PrintStream;
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
      new JsonWriter(sink(out), new Showable(charset)).write(result.toJson());
    } else {
      result.writeTo(text(out, Terminal.Stream.OUT));
    }
    finish();
  }

  /** A line of talk on stderr; nothing with {@code --quiet} or {@code --json}. */
  public void say(String line) {
    if (!presentation.quiet() && !presentation.json()) {
      text(err, Terminal.Stream.ERR).line(line);
    }
  }

  /** Something the user should know although it worked; silent with {@code --quiet}. */
  public void warn(String message) {
    if (!presentation.quiet() && !presentation.json()) {
      text(err, Terminal.Stream.ERR).line(Style.STRONG, "minica: warning: ", message);
    }
  }

  /** Why the run failed, and the next step where there is one. */
  public void fail(ExitCode code, String message, Optional<String> hint) {
    if (presentation.json()) {
      new JsonWriter(sink(err), new Showable(charset)).write(error(code, message, hint));
    } else {
      TextWriter text = text(err, Terminal.Stream.ERR);
      text.line(Style.BAD, "minica: error: ", message);
      hint.ifPresent(step -> text.line(Style.NOTE, "minica: hint: ", step));
    }
    err.flush();
  }

  /** The trace of a defect, for a bug report. */
  public void trace(Throwable defect) {
    if (presentation.stacktrace()) {
      defect.printStackTrace(err);
    }
  }

  /** Text that is no result, such as a help page, to stdout. */
  public void page(String text) {
    text(out, Terminal.Stream.OUT).block(text);
    finish();
  }

  /** The same where it is the answer to a mistake. */
  public void pageOnError(String text) {
    text(err, Terminal.Stream.ERR).block(text);
  }

  private static Json error(ExitCode code, String message, Optional<String> hint) {
    Json.ObjectBuilder error = Json.object().put("code", code.number()).put("message", message);
    hint.ifPresent(step -> error.put("hint", step));
    return Json.object().put("error", error.build()).build();
  }

  private TextWriter text(PrintStream stream, Terminal.Stream which) {
    return new TextWriter(sink(stream), new Showable(charset), isColored(which));
  }

  private boolean isColored(Terminal.Stream which) {
    return switch (presentation.color()) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> !noColor && terminal.isInteractive(which);
    };
  }

  private Consumer<String> sink(PrintStream stream) {
    return text -> {
      byte[] bytes = text.getBytes(charset);
      stream.write(bytes, 0, bytes.length);
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
