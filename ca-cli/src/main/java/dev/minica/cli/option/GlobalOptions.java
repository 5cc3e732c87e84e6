package dev.minica.cli.option;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.output.Presentation;
import dev.minica.cli.output.Presentation.Color;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The options that every command has, before or after its name. */
public final class GlobalOptions {

  private static final String CA = "--ca";
  private static final String JSON = "--json";
  private static final String COLOR = "--color";
  private static final String SHOW_OPENSSL = "--show-openssl";
  private static final String STACKTRACE = "--stacktrace";

  private final Syntax syntax = new Syntax();
  private final Argument<Optional<Path>> ca =
      syntax.option(
          CA, "DIR", Paths::parse, "the CA directory (default $MINICA_CA, else per user)");
  private final Argument<Boolean> json =
      syntax.flag(JSON, "the result, or the error, as one JSON document");
  private final Argument<Boolean> quiet =
      syntax.flag(List.of("-q", "--quiet"), "only the result, no talk");
  private final Argument<Color> color =
      syntax.option(COLOR, "WHEN", GlobalOptions::parseColor, "auto, always or never", "auto");
  private final Optional<Argument<Boolean>> showOpenssl;
  private final Argument<Boolean> stacktrace =
      syntax.flag(STACKTRACE, "with an internal error, its stack trace");
  private final Argument<Boolean> help =
      syntax.help(List.of("-h", "--help"), "this text, and nothing else");

  /**
   * @param scripted whether the command can say how openssl does the same
   */
  public GlobalOptions(boolean scripted) {
    showOpenssl =
        scripted
            ? Optional.of(
                syntax.flag(
                    SHOW_OPENSSL, "does nothing; prints a script that does it with openssl"))
            : Optional.empty();
  }

  public Syntax syntax() {
    return syntax;
  }

  /** The directory named on the command line, if one is. */
  public Optional<Path> ca() {
    return ca.value();
  }

  /** Whether help is wanted instead of the command. */
  public boolean help() {
    return help.value();
  }

  /** Whether a script for openssl is wanted instead of the command. */
  public boolean showOpenssl() {
    return showOpenssl.isPresent() && showOpenssl.get().value();
  }

  /** How to speak to the user, once the command line is parsed. */
  public Presentation presentation() {
    return new Presentation(json.value(), quiet.value(), color.value(), stacktrace.value());
  }

  /** Whether the word after this option is its value, and so no command's name. */
  public static boolean takesValue(String option) {
    return Set.of(CA, COLOR).contains(option);
  }

  /** How to speak of a mistake in these arguments, which are not parsed yet. */
  public static Presentation guess(List<String> args) {
    List<String> options = args.contains("--") ? args.subList(0, args.indexOf("--")) : args;
    Color color =
        says(options, "never") ? Color.NEVER : says(options, "always") ? Color.ALWAYS : Color.AUTO;
    return new Presentation(options.contains(JSON), false, color, options.contains(STACKTRACE));
  }

  /** In one word or in two. */
  private static boolean says(List<String> options, String color) {
    return options.contains(COLOR + "=" + color)
        || Collections.indexOfSubList(options, List.of(COLOR, color)) >= 0;
  }

  private static Color parseColor(String text) {
    return switch (text) {
      case "auto" -> Color.AUTO;
      case "always" -> Color.ALWAYS;
      case "never" -> Color.NEVER;
      default ->
          throw new MinicaException(Kind.USAGE, "'" + text + "' is none of auto, always, never");
    };
  }
}
