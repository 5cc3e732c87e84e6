package dev.minica.tls.client;

import dev.minica.tls.wire.Octets;
import java.util.Optional;

/** Sees to it that one step goes wrong, once, if any is to. */
final class Sabotage {

  private Optional<Fault> due;

  Sabotage(Optional<Fault> fault) {
    this.due = fault;
  }

  /** What is sent at this step: the octets, or if it is the one, with the last bit turned over. */
  Octets at(Fault step, Octets octets) {
    return at(step, octets, octets.length() - 1);
  }

  /** The same, where another octet than the last counts. */
  Octets at(Fault step, Octets octets, int index) {
    if (due.isEmpty() || due.get() != step) {
      return octets;
    }
    due = Optional.empty();
    byte[] broken = octets.toArray();
    broken[index] ^= 1;
    return Octets.of(broken);
  }
}
