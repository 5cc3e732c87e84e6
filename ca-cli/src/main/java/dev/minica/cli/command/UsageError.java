package dev.minica.cli.command;

import dev.minica.Likeness;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.option.PassphraseSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What picocli does not understand, in minica's words: one line and the next step. */
final class UsageError {

  private final String called;

  UsageError(String command) {
    this.called = Invocation.called(command);
  }

  MinicaException of(ParameterException mistake) {
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    if (mistake instanceof MissingParameterException missing) {
      ArgSpec option = missing.getMissing().get(0);
      return withHelpHint(
          CommandLineModel.nameOf(option) + " needs a value, " + option.paramLabel());
    }
    if (mistake instanceof OverwrittenOptionException twice) {
      return withHelpHint(CommandLineModel.nameOf(twice.getOverwritten()) + " is given twice");
    }
    return withHelpHint(lowerFirst(String.valueOf(mistake.getMessage())));
  }

  MinicaException missing(List<ArgSpec> missing) {
    List<String> names = missing.stream().map(CommandLineModel::nameOf).toList();
    return withHelpHint("'" + called + "' needs " + String.join(" and ", names));
  }

  private MinicaException unmatched(UnmatchedArgumentException mistake) {
    String first = mistake.getUnmatched().get(0);
    if (!first.startsWith("-")) {
      return withHelpHint(
          "'" + PassphraseSource.hidden(first) + "' is one argument too many for '" + called + "'");
    }
    String name = first.contains("=") ? first.substring(0, first.indexOf('=')) : first;
    String message = "'" + called + "' has no option '" + name + "'";
    return Likeness.closest(name, optionNames(mistake))
        .map(likely -> usage(message).withHint("did you mean '" + likely + "'?"))
        .orElseGet(() -> withHelpHint(message));
  }

  private static Collection<String> optionNames(ParameterException mistake) {
    List<String> names =
        new ArrayList<>(mistake.getCommandLine().getCommandSpec().optionsMap().keySet());
    names.removeIf(name -> !name.startsWith("--"));
    return names;
  }

  private MinicaException withHelpHint(String message) {
    return usage(message).withHint("'" + called + " --help' shows the arguments and examples");
  }

  private static MinicaException usage(String message) {
    return new MinicaException(Kind.USAGE, message);
  }

  private static String lowerFirst(String text) {
    return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
