package dev.minica.cli.command;

import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import java.io.IOException;

/** One command of minica, for one run: its arguments are fields, declared in its {@link Syntax}. */
public interface Command {

  /** Its options and operands. */
  Syntax syntax();

  /** What its help says besides the options. */
  Manual manual();

  /**
   * Does it, once the arguments have their values.
   *
   * @return {@link ExitCode#DONE} for done or yes, {@link ExitCode#NO} for a no; failures are
   *     thrown
   * @throws dev.minica.MinicaException when it could not
   * @throws IOException when a file or the network failed; shown as {@link ExitCode#FAILED}
   */
  ExitCode run(Session session) throws IOException;
}
