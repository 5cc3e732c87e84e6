package dev.minica.cli.command;

import dev.minica.cli.option.GlobalOptions;
import dev.minica.cli.output.ExitCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of a command or a group: synopsis, description, options, examples, exit codes. */
public final class HelpPage {

  /** Columns of the smallest terminal that is usual. */
  static final int WIDTH = 80;

  private HelpPage() {}

  /**
   * The page of a command, a group, or minica itself.
   *
   * @param name full; empty for minica itself
   */
  public static String of(String name) {
    Command command = Commands.create(name);
    CommandSpec spec = CommandSpec.create().name(Invocation.called(name));
    command.syntax().specs().forEach(spec::add);
    boolean hasOptions = !spec.options().isEmpty();
    spec.addArgGroup(globalOptions());
    Commands.within(name).forEach(entry -> spec.addSubcommand(entry.lastWord(), summary(entry)));
    describe(spec.usageMessage(), command.manual());
    spec.usageMessage().customSynopsis(synopsis(name, command));
    if (hasOptions) {
      spec.usageMessage().optionListHeading("%nOptions:%n");
    }
    return new CommandLine(spec)
        .setInterpolateVariables(false)
        .setUsageHelpWidth(WIDTH)
        .getUsageMessage(Ansi.OFF);
  }

  /** A group for its heading alone. */
  private static ArgGroupSpec globalOptions() {
    ArgGroupSpec.Builder group =
        ArgGroupSpec.builder().validate(false).heading("%nOptions of every command:%n");
    new GlobalOptions().syntax().specs().forEach(group::addArg);
    return group.build();
  }

  private static CommandSpec summary(Commands.Entry entry) {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage().description(entry.summary());
    return spec;
  }

  private static void describe(UsageMessageSpec page, Manual manual) {
    page.sortOptions(false)
        .synopsisHeading("Usage: ")
        .descriptionHeading("%n")
        .description(
            String.join("%n%n", manual.description().stream().map(HelpPage::text).toList()))
        .parameterListHeading("%nArguments:%n")
        .commandListHeading("%nCommands:%n")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exits(manual))
        .footerHeading(manual.examples().isEmpty() ? "" : "%nExamples:%n")
        .footer(examples(manual));
  }

  private static String synopsis(String name, Command command) {
    StringBuilder synopsis = new StringBuilder(Invocation.called(name)).append(" [OPTION]...");
    if (Commands.isGroup(name)) {
      return synopsis.append(" COMMAND").toString();
    }
    for (ArgSpec spec : command.syntax().required()) {
      if (spec instanceof OptionSpec option) {
        synopsis.append(' ').append(option.longestName()).append('=').append(option.paramLabel());
      }
    }
    for (ArgSpec spec : command.syntax().specs()) {
      if (spec instanceof PositionalParamSpec operand) {
        synopsis.append(' ').append(operandSynopsis(operand));
      }
    }
    return synopsis.toString();
  }

  private static String operandSynopsis(PositionalParamSpec operand) {
    String label = operand.paramLabel() + (operand.arity().max() > 1 ? "..." : "");
    return operand.arity().min() > 0 ? label : "[" + label + "]";
  }

  private static Map<String, String> exits(Manual manual) {
    Map<String, String> exits = new LinkedHashMap<>();
    for (ExitCode exit : manual.exits()) {
      exits.put(Integer.toString(exit.number()), exit.meaning());
    }
    return exits;
  }

  private static String[] examples(Manual manual) {
    List<String> lines = new ArrayList<>();
    for (Manual.Example example : manual.examples()) {
      lines.add("  " + text(example.commandLine()));
      lines.add("      " + text(example.outcome()));
    }
    return lines.toArray(String[]::new);
  }

  /** picocli takes these texts for format strings. */
  private static String text(String plain) {
    return plain.replace("%", "%%");
  }
}
