package dev.minica.cli;

import dev.minica.Environment;
import dev.minica.lint.registry.Lints;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;

/**
 * Starts, beside the thread that reads the command line, what every signature needs and what takes
 * a fifth of a short run: the first random bytes; java.util.logging, where Bouncy Castle's
 * arithmetic names a logger before it does anything; the rules that a certificate is held to.
 * Nothing waits for it and nothing depends on it. It touches classes of the JDK, which are made to
 * be initialized by several threads at once, and rules, which depend on nothing but their base;
 * none of Bouncy Castle.
 */
final class HeadStart {

  private static final Set<String> SIGNING =
      Set.of("init", "issue", "sign", "self-sign", "csr", "key");

  private HeadStart() {}

  /** Begins, if the command is one that signs or makes a key. */
  static void of(List<String> arguments) {
    if (!arguments.isEmpty() && SIGNING.contains(arguments.get(0))) {
      Thread thread = new Thread(HeadStart::run, "head start");
      thread.setDaemon(true);
      // Whoever needs what could not be started fails by itself, and says so in its own words.
      thread.setUncaughtExceptionHandler((failed, reason) -> {});
      thread.start();
    }
  }

  private static void run() {
    Environment.system().random().nextInt();
    Logger.getLogger(HeadStart.class.getName());
    Lints.obligations();
  }
}
