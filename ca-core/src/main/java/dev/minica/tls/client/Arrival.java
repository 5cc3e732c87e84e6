package dev.minica.tls.client;

import dev.minica.tls.wire.Alert;
import dev.minica.tls.wire.Octets;

/** What the server's records bring, opened. */
sealed interface Arrival permits Arrival.Said, Heard.Ended, Heard.Silence {

  /** Of one of the content types. */
  sealed interface Said extends Arrival {}

  /** A whole handshake message; how it is read depends on what was agreed on. */
  record Message(Octets octets) implements Said {}

  record Told(Alert alert) implements Said {}

  /** ChangeCipherSpec, which means something before TLS 1.3 alone. */
  record CipherChange() implements Said {}

  record Data(Octets octets) implements Said {}
}
