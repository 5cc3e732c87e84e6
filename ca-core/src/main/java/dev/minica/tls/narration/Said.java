package dev.minica.tls.narration;

import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.Event;
import dev.minica.tls.wire.Octets;
import java.util.List;
import java.util.Optional;

/**
 * What a side said, and where.
 *
 * @param event its place among the events of the trace
 */
record Said<T>(T what, Event told, int event) {

  Sender sender() {
    return told.sender();
  }

  /** Something in it that is put in words. */
  Value words(String name, List<String> words) {
    return new Value(name, words, Optional.empty(), origin());
  }

  Value words(String name, String words) {
    return words(name, List.of(words));
  }

  /** Octets in it. */
  Value octets(String name, Octets octets, String purpose) {
    return new Value(
        name,
        purpose.isEmpty() ? List.of() : List.of(purpose),
        Optional.of(NamedOctets.open(name, octets.toArray())),
        origin());
  }

  Origin origin() {
    return new Origin.Sent(sender(), told.name(), event);
  }
}
