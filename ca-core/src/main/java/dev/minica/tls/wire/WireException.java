package dev.minica.tls.wire;

/**
 * Octets are not what the presentation language wants there. The message is one line of our words
 * and of numbers, nothing that the octets say.
 */
public final class WireException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int offset;

  /**
   * @param offset of the first octet in question, in the message or record that is read
   * @param expectation what was expected, and what is there
   */
  public WireException(int offset, String expectation) {
    super("at octet " + offset + ": " + expectation);
    this.offset = offset;
  }

  /** Where it went wrong, counted from the first octet of the message or record. */
  public int offset() {
    return offset;
  }
}
