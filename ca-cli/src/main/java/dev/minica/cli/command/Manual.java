package dev.minica.cli.command;

import dev.minica.cli.output.ExitCode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What help says about a command besides its options.
 *
 * @param description whole sentences; each string is a paragraph
 * @param examples at least three, each worked out
 * @param exits how it can end
 */
public record Manual(List<String> description, List<Example> examples, Set<ExitCode> exits) {

  /**
   * A command line and what it brings.
   *
   * @param commandLine as typed in a shell
   * @param outcome what it does, in a few words
   */
  public record Example(String commandLine, String outcome) {}

  /** A manual with the exits that every command has. */
  public static Manual of(String... description) {
    Set<ExitCode> common =
        EnumSet.of(ExitCode.DONE, ExitCode.USAGE, ExitCode.FAILED, ExitCode.INTERNAL);
    return new Manual(List.of(description), List.of(), common);
  }

  /** The same with one more example. */
  public Manual example(String commandLine, String outcome) {
    List<Example> more = new ArrayList<>(examples);
    more.add(new Example(commandLine, outcome));
    return new Manual(description, more, exits);
  }

  /** The same with further ways to end. */
  public Manual exits(ExitCode... further) {
    Set<ExitCode> more = EnumSet.copyOf(exits);
    more.addAll(List.of(further));
    return new Manual(description, examples, more);
  }
}
