package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;

/** The name of a group without that of a command after it; all it can do is to explain itself. */
final class GroupCommand implements Command {

  private final Commands.Entry group;
  private final Syntax syntax = new Syntax();

  GroupCommand(Commands.Entry group) {
    this.group = group;
  }

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(group.summary());
  }

  @Override
  public ExitCode run(Session session) {
    throw needsCommand(group.name());
  }

  static MinicaException needsCommand(String group) {
    String called = Invocation.called(group);
    return new MinicaException(Kind.USAGE, "'" + called + "' needs the name of a command")
        .withHint("'" + called + " --help' lists the commands");
  }
}
