package dev.minica.cli;

import dev.minica.MinicaException;
import dev.minica.cli.command.Dispatcher;
import dev.minica.cli.command.HelpPage;
import dev.minica.cli.option.GlobalOptions;
import dev.minica.cli.option.Surroundings;
import dev.minica.cli.output.ExitCode;
import dev.minica.cli.output.Output;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command line of minica: one run from its arguments to its exit code. */
public final class Minica {

  private final Surroundings surroundings;

  /**
   * @param surroundings what the run has from outside besides its streams and arguments
   */
  public Minica(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Runs the arguments in this process and ends it. */
  public static void main(String[] args) {
    HeadStart.of(List.of(args));
    Minica minica = new Minica(ThisProcess.surroundings());
    System.exit(minica.run(System.in, System.out, System.err, args));
  }

  /**
   * Runs one command line; whatever happens, the answer is an exit code.
   *
   * @return a number of {@link ExitCode}
   */
  public int run(InputStream in, PrintStream out, PrintStream err, String... args) {
    List<String> arguments = List.of(args);
    Output output =
        new Output(
            out,
            err,
            surroundings.charset(),
            surroundings.terminal(),
            surroundings.variables(),
            GlobalOptions.guess(arguments));
    return perform(arguments, in, output).number();
  }

  private ExitCode perform(List<String> arguments, InputStream in, Output output) {
    if (arguments.isEmpty()) {
      output.pageOnError(HelpPage.of(""));
      return ExitCode.USAGE;
    }
    try {
      return new Dispatcher(surroundings, in).dispatch(arguments, output);
    } catch (MinicaException e) {
      return fail(output, ExitCode.of(e.kind()), e.getMessage(), e.hint());
    } catch (UncheckedIOException e) {
      return fail(
          output, Objects.requireNonNull(e.getCause(), "the cause of an UncheckedIOException"));
    } catch (IOException e) {
      return fail(output, e);
    } catch (OutOfMemoryError | StackOverflowError e) {
      return exhausted(output);
    } catch (RuntimeException | Error e) {
      output.crash(e);
      return ExitCode.INTERNAL;
    }
  }

  /**
   * The last defence against input that is larger than what there is to hold it, behind the bounds
   * of the readers: those are for the memory that a process has by itself, and not for any that it
   * can be given. When this is reached the stack is unwound, and what filled the heap is garbage.
   */
  private static ExitCode exhausted(Output output) {
    long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
    return fail(
        output,
        ExitCode.BAD_INPUT,
        "too large for the memory given (" + mebibytes + " MiB)",
        Optional.of("MINICA_JAVA_OPTS=-Xmx1g gives it a gibibyte"));
  }

  private static ExitCode fail(
      Output output, ExitCode code, @Nullable String message, Optional<String> hint) {
    output.fail(code, String.valueOf(message), hint);
    return code;
  }

  private static ExitCode fail(Output output, IOException failure) {
    return fail(output, ExitCode.FAILED, reason(failure), Optional.empty());
  }

  /** The JDK's messages are the bare file name where the class says what is wrong with it. */
  private static String reason(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof NoSuchFileException) {
      return message + ": no such file";
    }
    if (failure instanceof AccessDeniedException) {
      return message + ": permission denied";
    }
    return message;
  }
}
