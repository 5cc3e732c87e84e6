package dev.minica.cli.command;

import dev.minica.cli.command.PageLayout.Row;
import dev.minica.cli.option.GlobalOptions;
import dev.minica.cli.option.Syntax;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The help of a command or a group: synopsis, description, options, examples, exit codes. */
public final class HelpPage {

  /** Wide enough for all but a few options and their labels. */
  private static final int COLUMN = 24;

  private final String name;
  private final Syntax syntax;
  private final Syntax everywhere;
  private final Manual manual;

  private HelpPage(String name, Command command) {
    this.name = name;
    this.syntax = command.syntax();
    this.everywhere = new GlobalOptions(command instanceof Scripted).syntax();
    this.manual = command.manual();
  }

  /**
   * The page of a command, a group, or minica itself.
   *
   * @param name full; empty for minica itself
   */
  public static String of(String name) {
    return new HelpPage(name, Commands.create(name)).page();
  }

  private String page() {
    PageLayout page = new PageLayout().paragraph("Usage: " + synopsis());
    manual.description().forEach(paragraph -> page.gap().paragraph(paragraph));
    page.section("Commands", COLUMN, commands())
        .section("Arguments", COLUMN, operands(syntax))
        .section("Options", COLUMN, options(syntax))
        .section("Options of every command", COLUMN, options(everywhere));
    if (!manual.examples().isEmpty()) {
      page.gap().line("Examples:");
    }
    manual.examples().forEach(e -> page.line("  " + e.commandLine()).line("      " + e.outcome()));
    return page.section("Exit codes", 6, exits()).toString();
  }

  private String synopsis() {
    StringBuilder synopsis = new StringBuilder(Invocation.called(name)).append(" [OPTION]...");
    if (Commands.isGroup(name)) {
      return synopsis.append(" COMMAND").toString();
    }
    for (ArgSpec spec : syntax.specs()) {
      if (spec instanceof PositionalParamSpec || syntax.required().contains(spec)) {
        synopsis.append(' ').append(term(spec));
      }
    }
    return synopsis.toString();
  }

  private List<Row> commands() {
    return Commands.within(name).stream()
        .map(entry -> new Row(entry.lastWord(), entry.summary()))
        .toList();
  }

  private static List<Row> operands(Syntax syntax) {
    return syntax.specs().stream().filter(ArgSpec::isPositional).map(HelpPage::row).toList();
  }

  private static List<Row> options(Syntax syntax) {
    return syntax.specs().stream().filter(ArgSpec::isOption).map(HelpPage::row).toList();
  }

  private List<Row> exits() {
    return manual.exits().stream()
        .map(exit -> new Row(Integer.toString(exit.number()), exit.meaning()))
        .toList();
  }

  private static Row row(ArgSpec spec) {
    return new Row(term(spec), String.join(" ", spec.description()));
  }

  private static String term(ArgSpec spec) {
    return spec instanceof OptionSpec option ? optionTerm(option) : operandTerm(spec);
  }

  private static String optionTerm(OptionSpec option) {
    String names = String.join(", ", option.names());
    return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
  }

  private static String operandTerm(ArgSpec operand) {
    String label = operand.paramLabel() + (operand.isMultiValue() ? "..." : "");
    return operand.arity().min() > 0 ? label : "[" + label + "]";
  }
}
