package dev.minica.cli;

import dev.minica.Environment;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;

/**
 * Starts, beside the thread that reads the command line, what every signature needs of the JDK and
 * what takes it a fifth of a short run: the first random bytes, and java.util.logging, where Bouncy
 * Castle's arithmetic names a logger before it does anything. Nothing waits for it and nothing
 * depends on it. It touches classes of the JDK alone, which are made to be initialized by several
 * threads at once.
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
      thread.start();
    }
  }

  private static void run() {
    Environment.system().random().nextInt();
    Logger.getLogger(HeadStart.class.getName());
  }
}
