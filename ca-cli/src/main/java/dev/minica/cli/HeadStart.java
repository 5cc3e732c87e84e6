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

  /** They encrypt or check signatures, and make no certificates. */
  private static final Set<String> OTHERS = Set.of("keystore", "convert");

  private HeadStart() {}

  /** Begins, if the command is one that signs, makes a key or encrypts. */
  static void of(List<String> arguments) {
    String command = arguments.isEmpty() ? "" : arguments.get(0);
    if (SIGNING.contains(command)) {
      start(HeadStart::signing);
    } else if (OTHERS.contains(command)) {
      start(HeadStart::any);
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "head start");
    thread.setDaemon(true);
    // Whoever needs what could not be started fails by itself, and says so in its own words.
    thread.setUncaughtExceptionHandler((failed, reason) -> {});
    thread.start();
  }

  private static void any() {
    Environment.system().random().nextInt();
    Logger.getLogger(HeadStart.class.getName());
  }

  private static void signing() {
    any();
    Lints.obligations();
  }
}
