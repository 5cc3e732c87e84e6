package dev.minica.cli.soak;

import dev.minica.cli.Cli;
import java.nio.file.Path;

/**
 * A process that issues many certificates, each as a command of its own, and prints their results.
 *
 * <pre>
 * CA HOME NAME COUNT    issues 1.NAME to COUNT.NAME into folders of HOME
 * </pre>
 *
 * <p>It exits with the first code that is not 0.
 */
final class IssuingProcess {

  private IssuingProcess() {}

  public static void main(String[] arguments) {
    Cli cli = new Cli().in(Path.of(arguments[1]));
    for (int i = 1; i <= Integer.parseInt(arguments[3]); i++) {
      Cli.Ran ran = cli.run("issue", i + "." + arguments[2], "--ca", arguments[0], "--json");
      System.out.print(ran.out());
      System.err.print(ran.err());
      if (ran.exit() != 0) {
        System.exit(ran.exit());
      }
    }
  }
}
