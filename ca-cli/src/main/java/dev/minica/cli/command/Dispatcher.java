package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.cli.option.GlobalOptions;
import dev.minica.cli.option.Surroundings;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.cli.output.Output;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;

/** Finds the command that a command line calls, gives its arguments their values and runs it. */
public final class Dispatcher {

  private final Surroundings surroundings;
  private final InputStream in;

  public Dispatcher(Surroundings surroundings, InputStream in) {
    this.surroundings = surroundings;
    this.in = in;
  }

  /**
   * Runs one command line.
   *
   * @param output in which the user is spoken to as far as the arguments do not ask otherwise
   * @throws MinicaException when the command could not, or the arguments are wrong
   */
  public ExitCode dispatch(List<String> args, Output output) throws IOException {
    Invocation invocation = Invocation.of(args);
    Command command = Commands.create(invocation.name());
    GlobalOptions options = new GlobalOptions(command instanceof Scripted);
    parse(invocation, options, command);
    options.syntax().accept();
    Output asked = output.as(options.presentation());
    if (options.help()) {
      asked.page(HelpPage.of(invocation.name()));
      return ExitCode.DONE;
    }
    requireAll(invocation, command.syntax());
    command.syntax().accept();
    StandardInputUse inUse = StandardInputUse.beside(command.syntax().passphraseSources());
    Session session = new Session(surroundings, invocation, options, in, inUse, asked);
    if (options.showOpenssl() && command instanceof Scripted scripted) {
      session.show(scripted.openssl(session));
      return ExitCode.DONE;
    }
    return command.run(session);
  }

  private static void parse(Invocation invocation, GlobalOptions options, Command command) {
    try {
      CommandLineModel.of(invocation.name(), options, command.syntax())
          .parseArgs(invocation.arguments().toArray(String[]::new));
    } catch (ParameterException mistake) {
      throw new UsageError(invocation.name()).of(mistake);
    }
  }

  private static void requireAll(Invocation invocation, Syntax syntax) {
    List<ArgSpec> missing =
        syntax.required().stream().filter(spec -> spec.originalStringValues().isEmpty()).toList();
    if (!missing.isEmpty()) {
      throw new UsageError(invocation.name()).missing(missing);
    }
  }
}
