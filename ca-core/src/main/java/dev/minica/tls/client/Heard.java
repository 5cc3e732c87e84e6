package dev.minica.tls.client;

import dev.minica.tls.wire.Octets;

/** What came of listening to the server. */
sealed interface Heard {

  /** It has sent something. */
  record Spoken(Octets octets) implements Heard {}

  /**
   * It sends nothing more.
   *
   * @param isReset whether the connection was torn down
   */
  record Ended(boolean isReset) implements Heard, Arrival {}

  /** For as long as was to be waited there was nothing. */
  record Silence() implements Heard, Arrival {}
}
