package dev.minica.ca;

import dev.minica.MinicaException;

/**
 * What follows a commit point: if it fails, what is recorded stays so, and whoever asked is told.
 */
final class AfterRecord {

  private AfterRecord() {}

  /**
   * @param fact what is so all the same
   * @throws MinicaException as the step does, with the fact in its message
   */
  static void run(String fact, Runnable step) {
    try {
      step.run();
    } catch (MinicaException e) {
      throw e.restated(e.kind(), e.getMessage() + " (" + fact + ")");
    }
  }
}
