package dev.minica.tls.capture;

import dev.minica.tls.crypto.Sender;

/**
 * Something that a side sent, or may have sent, and that was not recorded.
 *
 * @param part where it would be
 */
public record Gap(Sender sender, Part part) {

  /** Where in what a side sent. */
  public enum Part {
    /** The recording does not begin with the connection. */
    BEGINNING("beginning"),
    /** Something came before what was recorded last. */
    MIDDLE("middle"),
    /** The recording breaks off before the connection ends. */
    END("end");

    private final String label;

    Part(String label) {
      this.label = label;
    }
  }

  /** Such as {@code the middle of what the client sent}. */
  @Override
  public String toString() {
    return "the " + part.label + " of what the " + sender + " sent";
  }
}
