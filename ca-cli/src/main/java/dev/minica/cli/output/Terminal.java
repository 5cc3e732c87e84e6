package dev.minica.cli.output;

import java.util.Optional;

/** What the process hangs on: which streams a person sees, and a way to ask that person. */
public interface Terminal {

  /** The three standard streams. */
  enum Stream {
    IN("0"),
    OUT("1"),
    ERR("2");

    private final String descriptor;

    Stream(String descriptor) {
      this.descriptor = descriptor;
    }

    /** The number of its file descriptor, in digits. */
    public String descriptor() {
      return descriptor;
    }
  }

  /** Whether a person sees (or types) this stream directly. */
  boolean isInteractive(Stream stream);

  /**
   * Whether stdout is a pipe or socket, whose reader may leave early ({@code | head}) without that
   * being a fault.
   */
  boolean outputIsPipe();

  /**
   * Asks for a secret without echoing it.
   *
   * @return what was typed, which the caller clears after use; empty where there is nobody to ask
   *     or the input ended
   */
  Optional<char[]> askSecret(String prompt);

  /**
   * Has this done when the process is told to end, by Ctrl-C or SIGTERM: that is no failure then,
   * and the exit status is 0.
   *
   * @return what takes it back
   */
  Runnable whenToldToEnd(Runnable last);
}
