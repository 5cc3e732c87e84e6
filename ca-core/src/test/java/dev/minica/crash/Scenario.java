package dev.minica.crash;

import java.nio.file.Path;
import java.util.List;

/** A command that writes, what it finds, and what must hold after it. */
public interface Scenario {

  /** Fills a new and empty folder with what the command is to find. */
  default void prepare(Path folder) throws Exception {}

  /**
   * The command, its program first. Paths of what it writes must be absolute and inside the folder,
   * for that tells its calls from those of its runtime.
   */
  List<String> command(Path folder);

  /**
   * Does what makes the command end, or end sooner, while its calls are watched. Most commands end
   * by themselves.
   *
   * @param process the command, or strace with the command below it
   * @param out the file that it prints to
   */
  default void accompany(Process process, Path out) throws Exception {}

  /**
   * Whether its calls are watched, and counted, only from when it is ready on: a server's, whose
   * threads make few of each name, which would be hit at the same number in its start.
   */
  default boolean isWatchedWhenReady() {
    return false;
  }

  /** Waits until the command is ready to be watched, or has ended. */
  default void awaitReady(Process process, Path out) throws Exception {}

  /** Asserts what must hold when the command has run undisturbed. */
  void checkUndisturbed(Path folder, int exitCode, String out, String err) throws Exception;

  /** Asserts what must hold when one of its calls was hit. */
  void check(Path folder, Run run) throws Exception;
}
