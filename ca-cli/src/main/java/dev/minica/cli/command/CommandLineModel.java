package dev.minica.cli.command;

import dev.minica.cli.option.GlobalOptions;
import dev.minica.cli.option.Syntax;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** picocli's picture of one command, without its subcommands. */
final class CommandLineModel {

  private CommandLineModel() {}

  /** A parser for the command's own arguments and those of all commands. */
  static CommandLine of(String name, GlobalOptions options, Syntax syntax) {
    CommandSpec spec = CommandSpec.create().name(Invocation.called(name));
    syntax.specs().forEach(spec::add);
    options.syntax().specs().forEach(spec::add);
    return new CommandLine(spec).setExpandAtFiles(false).setInterpolateVariables(false);
  }

  /** The option's longest name, as help and messages call it. */
  static String nameOf(ArgSpec spec) {
    return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
  }
}
