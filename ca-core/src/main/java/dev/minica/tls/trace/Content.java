package dev.minica.tls.trace;

import dev.minica.tls.wire.Alert;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.handshake.HandshakeMessage;

/** What an event is. */
public sealed interface Content {

  /** A handshake message; one that is broken is an OtherMessage. */
  record Handshake(HandshakeMessage message) implements Content {}

  /** An alert. */
  record AlertSent(Alert alert) implements Content {}

  /** ChangeCipherSpec, which in TLS 1.3 means nothing. */
  record CipherChange() implements Content {}

  /**
   * Data of the protocol above.
   *
   * @param isEarly whether it was sent before the handshake was finished (RFC 8446 section 2.3)
   */
  record ApplicationData(Octets data, boolean isEarly) implements Content {}

  /**
   * Octets that were not read.
   *
   * @param why in our words
   */
  record Unread(String why) implements Content {}

  /**
   * The side sends nothing more.
   *
   * @param isReset whether the connection was torn down
   */
  record End(boolean isReset) implements Content {}
}
