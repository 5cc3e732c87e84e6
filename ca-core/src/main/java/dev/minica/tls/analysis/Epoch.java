package dev.minica.tls.analysis;

import dev.minica.tls.crypto.RecordProtection;

/** Under which keys one side's next records come. */
sealed interface Epoch {

  /** None. */
  record Clear() implements Epoch {}

  /**
   * These.
   *
   * @param keys what they are called, such as {@code client handshake keys}
   */
  record Keyed(String keys, RecordProtection protection, String clause) implements Epoch {}

  /**
   * Some that are not there.
   *
   * @param why they are not
   */
  record Closed(String keys, String why) implements Epoch {}
}
