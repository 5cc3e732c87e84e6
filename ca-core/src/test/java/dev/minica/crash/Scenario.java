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

  /** Asserts what must hold when the command has run undisturbed. */
  void checkUndisturbed(Path folder, int exitCode, String out, String err) throws Exception;

  /** Asserts what must hold when one of its calls was hit. */
  void check(Path folder, Run run) throws Exception;
}
