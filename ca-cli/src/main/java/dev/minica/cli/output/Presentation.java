package dev.minica.cli.output;

/**
 * How the user wants to be spoken to.
 *
 * @param json results and errors as JSON documents
 * @param quiet only the result, no talk
 * @param color when colours are used
 * @param stacktrace internal errors with their stack trace
 */
public record Presentation(boolean json, boolean quiet, Color color, boolean stacktrace) {

  /** When colours are used. */
  public enum Color {
    /** On a terminal, unless the variable NO_COLOR is set. */
    AUTO,
    ALWAYS,
    NEVER
  }
}
