package dev.minica.tls.narration;

import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.Sender;

/** Where a value comes from. */
public sealed interface Origin {

  /**
   * It was said, and anybody could see it who could read the message.
   *
   * @param message its name, such as {@code ServerHello}
   * @param event its place among the events of the trace, from 0
   */
  record Sent(Sender sender, String message, int event) implements Origin {}

  /**
   * It follows from other values, which {@link Derivation#inputs} are.
   *
   * @param event at which it could be computed: its place among the events of the trace, from 0
   */
  record Computed(Derivation how, int event) implements Origin {}

  /**
   * It was neither sent nor computed here.
   *
   * @param whence in our words: lower case, without a full stop
   */
  record Known(String whence) implements Origin {}
}
