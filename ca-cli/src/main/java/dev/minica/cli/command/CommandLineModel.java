package dev.minica.cli.command;

import dev.minica.cli.option.GlobalOptions;
import dev.minica.cli.option.Syntax;
import java.util.ArrayList;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** picocli's picture of one command, without its subcommands. */
final class CommandLineModel {

  private CommandLineModel() {}

  /** A parser for the command's own arguments and those of all commands. */
  static CommandLine of(String name, GlobalOptions options, Syntax syntax) {
    IFactory factory = new ListFactory();
    CommandSpec spec =
        CommandSpec.wrapWithoutInspection(null, factory).name(Invocation.called(name));
    syntax.specs().forEach(spec::add);
    options.syntax().specs().forEach(spec::add);
    return new CommandLine(spec, factory).setExpandAtFiles(false).setInterpolateVariables(false);
  }

  /**
   * picocli's own factory begins by looking for Groovy on the class path, which opens the jar: six
   * milliseconds of each run. A model built by hand asks a factory for lists alone.
   */
  private static final class ListFactory implements IFactory {

    @Override
    public <K> K create(Class<K> type) throws Exception {
      return type.isAssignableFrom(ArrayList.class)
          ? type.cast(new ArrayList<>())
          : CommandLine.defaultFactory().create(type);
    }
  }

  /** The option's longest name, as help and messages call it. */
  static String nameOf(ArgSpec spec) {
    return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
  }
}
