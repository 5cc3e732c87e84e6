package dev.minica.cli.openssl;

import dev.minica.cli.option.PassphraseSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A passphrase as a script comes by it, which never is the passphrase itself.
 *
 * @param preparation what the script does first; empty for nothing
 * @param openssl the source in openssl's words; absent where openssl asks
 * @param keytool how keytool's option goes on, and its value; empty where keytool asks
 */
record Secret(String preparation, Optional<String> openssl, List<String> keytool) {

  /** Asked for by the program that needs it, if it does. */
  static final Secret ASKED = new Secret("", Optional.empty(), List.of());

  /**
   * The passphrase of an option of minica.
   *
   * @param option its name, such as {@code --ca-password}
   */
  static Secret of(String option, Optional<PassphraseSource> source) {
    return source.map(given -> of(option, given)).orElse(ASKED);
  }

  /** One that everybody knows. */
  static Secret known(String text) {
    return new Secret("", Optional.of("pass:" + text), List.of("", text));
  }

  /** Whether keytool gets it from elsewhere, and how long it is shows when it runs. */
  boolean isUnknownToKeytool() {
    return !keytool.isEmpty() && !keytool.get(0).isEmpty();
  }

  private static Secret of(String option, PassphraseSource source) {
    String variable = "MINICA" + option.substring(1).replace('-', '_').toUpperCase(Locale.ROOT);
    if (source instanceof PassphraseSource.Variable environment) {
      return inVariable("", environment.name());
    }
    if (source instanceof PassphraseSource.InFile file) {
      String path = ShellWord.named(file.path());
      return new Secret("", Optional.of("file:" + path), List.of(":file", path));
    }
    if (source instanceof PassphraseSource.Descriptor descriptor) {
      return read(variable, " </dev/fd/" + descriptor.number());
    }
    if (source instanceof PassphraseSource.StandardInput) {
      return read(variable, "");
    }
    return source instanceof PassphraseSource.Prompt ? ASKED : unsaid(variable, option);
  }

  /** Each program would read ahead, and leave nothing for the next. */
  private static Secret read(String variable, String redirection) {
    return inVariable(
        "\n# The passphrase is read once, for all programs that need it.\n"
            + ("IFS= read -r " + variable + redirection)
            + (" || [ -n \"$" + variable + "\" ]\n")
            + ("export " + variable + "\n"),
        variable);
  }

  private static Secret unsaid(String variable, String option) {
    return inVariable(
        "\n# A passphrase in a script is read by others: put it into this variable before.\n"
            + (": \"${" + variable + ":?set it to the passphrase of " + option + "}\"\n")
            + ("export " + variable + "\n"),
        variable);
  }

  private static Secret inVariable(String preparation, String name) {
    return new Secret(preparation, Optional.of("env:" + name), List.of(":env", name));
  }

  /** Adds it to a command of openssl, as the value of this option. */
  ShellCommand toOpenssl(ShellCommand command, String option) {
    openssl.ifPresent(source -> command.add(option, source));
    return command;
  }

  /** Adds it to a command of keytool. */
  ShellCommand toKeytool(ShellCommand command, String option) {
    return keytool.isEmpty() ? command : command.add(option + keytool.get(0), keytool.get(1));
  }
}
