package dev.minica.cli.command;

import dev.minica.Likeness;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.option.GlobalOptions;
import dev.minica.cli.option.PassphraseSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command line, split into which command it calls and what it says to it. Options that every
 * command has may stand before the name; they stay in order with those after it.
 *
 * @param name of a command or a group of commands; empty for minica itself
 * @param arguments everything else
 */
public record Invocation(String name, List<String> arguments) {

  /**
   * Finds the words that name a command.
   *
   * @throws MinicaException of kind USAGE when a word stands where a command's name should, and is
   *     none
   */
  public static Invocation of(List<String> args) {
    List<String> others = new ArrayList<>();
    String name = "";
    int next = 0;
    while (next < args.size() && Commands.isGroup(name) && !args.get(next).equals("--")) {
      String arg = args.get(next++);
      if (isOption(arg)) {
        others.add(arg);
        if (GlobalOptions.takesValue(arg) && next < args.size()) {
          others.add(args.get(next++));
        }
      } else {
        name = extend(name, arg);
      }
    }
    others.addAll(args.subList(next, args.size()));
    return new Invocation(name, others);
  }

  /** How the user called it, for messages and help. */
  static String called(String name) {
    return name.isEmpty() ? "minica" : "minica " + name;
  }

  private static boolean isOption(String arg) {
    return arg.length() > 1 && arg.startsWith("-");
  }

  private static String extend(String group, String word) {
    String name = group.isEmpty() ? word : group + " " + word;
    if (!Commands.isGroup(name) && !Commands.isCommand(name)) {
      throw unknown(group, word);
    }
    return name;
  }

  private static MinicaException unknown(String group, String word) {
    List<String> words = Commands.within(group).stream().map(Commands.Entry::lastWord).toList();
    Optional<String> meant = Likeness.closest(word, words);
    return new MinicaException(
            Kind.USAGE, "'" + PassphraseSource.hidden(word) + "' is no command of " + called(group))
        .withHint(
            meant
                .map(likely -> "did you mean '" + called(group) + " " + likely + "'?")
                .orElse("'" + called(group) + " --help' lists the commands"));
  }
}
