package dev.minica.cli.command;

import dev.minica.cli.option.Argument;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import java.util.List;
import java.util.function.Function;

/** {@code minica help}: what {@code --help} says, for those who ask the other way round. */
final class HelpCommand implements Command {

  private final Syntax syntax = new Syntax();
  private final Argument<List<String>> words =
      syntax.anyOperands("COMMAND", Function.identity(), "which command; none for all of them");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of("Explains a command: what it does, its options, examples and exit codes.")
        .example("minica help", "lists the commands")
        .example("minica help completion", "explains one of them")
        .example("minica completion --help", "says the same");
  }

  @Override
  public ExitCode run(Session session) {
    session.page(HelpPage.of(Invocation.of(words.value()).name()));
    return ExitCode.DONE;
  }
}
