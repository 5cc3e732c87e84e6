package dev.minica.cli.soak;

import dev.minica.cli.Cli;
import java.nio.file.Path;

/**
 * A process that adds many entries to a key store, each by a command of its own.
 *
 * <pre>
 * HOME STORE FIRST LAST    adds FIRST.pem to LAST.pem of HOME, each under its number
 * </pre>
 *
 * <p>It exits with the first code that is not 0.
 */
final class AddingProcess {

  private AddingProcess() {}

  public static void main(String[] arguments) {
    Cli cli = new Cli().in(Path.of(arguments[0]));
    for (int i = Integer.parseInt(arguments[2]); i <= Integer.parseInt(arguments[3]); i++) {
      Cli.Ran ran =
          cli.run(
              "keystore",
              "add",
              arguments[1],
              "--cert",
              i + ".pem",
              "--alias",
              Integer.toString(i),
              "--password",
              "pass:changeit");
      System.err.print(ran.err());
      if (ran.exit() != 0) {
        System.exit(ran.exit());
      }
    }
  }
}
