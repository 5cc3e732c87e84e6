package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.option.Argument;
import dev.minica.cli.option.GlobalOptions;
import dev.minica.cli.option.Syntax;
import dev.minica.cli.output.ExitCode;
import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine;

/** {@code minica completion}: a script that completes commands and options in a shell. */
final class CompletionCommand implements Command {

  private enum Shell {
    BASH,
    ZSH
  }

  private record Script(String script) implements Result {

    @Override
    public void writeTo(TextWriter text) {
      text.block(script);
    }

    @Override
    public Json toJson() {
      return Json.object().put("script", script).build();
    }
  }

  private final Syntax syntax = new Syntax();
  private final Argument<Shell> shell =
      syntax.operand("SHELL", CompletionCommand::parseShell, "bash or zsh");

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public Manual manual() {
    return Manual.of(
            "Prints a script that completes the commands and options of minica when the shell"
                + " reads it.")
        .example("source <(minica completion bash)", "completes in this bash")
        .example(
            "minica completion bash > ~/.local/share/bash-completion/completions/minica",
            "completes in every new bash")
        .example(
            "echo 'source <(minica completion zsh)' >> ~/.zshrc", "completes in every new zsh");
  }

  @Override
  public ExitCode run(Session session) {
    String bash = bash();
    session.show(new Script(shell.value() == Shell.ZSH ? zsh(bash) : bash));
    return ExitCode.DONE;
  }

  /** picocli numbers variables in the digits of the default locale; a shell knows ASCII ones. */
  private static String bash() {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    try {
      return AutoComplete.bash("minica", tree(""));
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }

  /** The whole tree, which nothing else needs. */
  private static CommandLine tree(String name) {
    Command command = Commands.create(name);
    CommandLine line =
        CommandLineModel.of(name, new GlobalOptions(command instanceof Scripted), command.syntax());
    Commands.within(name)
        .forEach(entry -> line.addSubcommand(entry.lastWord(), tree(entry.name())));
    return line;
  }

  /** zsh runs bash's completion functions once both of its completion systems are loaded. */
  private static String zsh(String bash) {
    return "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n"
        + bash;
  }

  private static Shell parseShell(String text) {
    return switch (text) {
      case "bash" -> Shell.BASH;
      case "zsh" -> Shell.ZSH;
      default -> throw new MinicaException(Kind.USAGE, "'" + text + "' is neither bash nor zsh");
    };
  }
}
