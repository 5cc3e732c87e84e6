package dev.minica.tls.narration;

import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.NamedOctets;
import java.util.List;
import java.util.Optional;

/**
 * Something that a chapter shows.
 *
 * @param name as the RFC spells it, where it does
 * @param words of a value that is no mere octets what it says, one item for each of several; of
 *     octets what they are for. Foreign text in it is escaped and cut short
 * @param octets absent where the words say it all
 * @param origin where it comes from
 */
public record Value(String name, List<String> words, Optional<NamedOctets> octets, Origin origin) {

  public Value {
    words = List.copyOf(words);
  }

  static Value computed(Derivation how, int event, String purpose) {
    return new Value(
        how.name(),
        purpose.isEmpty() ? List.of() : List.of(purpose),
        Optional.of(how.output()),
        new Origin.Computed(how, event));
  }

  /** Whether to ask before the octets are shown. */
  public boolean isSecret() {
    return octets.filter(NamedOctets::isSecret).isPresent();
  }
}
