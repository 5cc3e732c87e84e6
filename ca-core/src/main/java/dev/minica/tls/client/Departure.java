package dev.minica.tls.client;

import dev.minica.MinicaException;
import dev.minica.tls.registry.AlertDescriptions;
import dev.minica.tls.wire.Alert;
import dev.minica.tls.wire.WireException;
import java.util.OptionalInt;

/** That the client leaves before the end, and why: the message is what it complains of. */
final class Departure extends Exception {

  static final int UNEXPECTED_MESSAGE = 10;
  static final int BAD_RECORD_MAC = 20;
  static final int RECORD_OVERFLOW = 22;
  static final int HANDSHAKE_FAILURE = 40;
  static final int BAD_CERTIFICATE = 42;
  static final int ILLEGAL_PARAMETER = 47;
  static final int DECODE_ERROR = 50;
  static final int DECRYPT_ERROR = 51;
  static final int PROTOCOL_VERSION = 70;
  static final int MISSING_EXTENSION = 109;

  private static final long serialVersionUID = 1L;

  private final transient OptionalInt alert;

  private Departure(String complaint, OptionalInt alert) {
    super(complaint);
    this.alert = alert;
  }

  /**
   * Over something that the server did.
   *
   * @param alert what it is told
   */
  static Departure over(int alert, String complaint) {
    return new Departure(complaint, OptionalInt.of(alert));
  }

  /** There is nobody to be told. */
  static Departure unheard(String complaint) {
    return new Departure(complaint, OptionalInt.empty());
  }

  static Departure alerted(Alert alert) {
    return unheard(
        "the server sent the alert "
            + AlertDescriptions.name(alert.description())
            + " ("
            + alert.description()
            + ")");
  }

  static Departure unexpected(String what, String awaited) {
    return over(UNEXPECTED_MESSAGE, "the server sent " + what + " where " + awaited + " is due");
  }

  static Departure broken(String what, WireException e) {
    return over(DECODE_ERROR, what + " of the server is broken " + e.getMessage());
  }

  static Departure refused(MinicaException e) {
    return over(ILLEGAL_PARAMETER, String.valueOf(e.getMessage()));
  }

  /** The description of the alert that the server is to be told; empty if it is told nothing. */
  OptionalInt alert() {
    return alert;
  }
}
