package dev.minica.tls.trace;

import dev.minica.tls.crypto.Derivation;
import java.util.List;

/**
 * What happens at a message under one topic.
 *
 * @param derivations in the order in which they follow from each other
 * @param checks what was recomputed or compared
 * @param remarks what else there is to know, in our words: lower case, without a full stop
 */
public record Step(
    Topic topic, List<Derivation> derivations, List<Check> checks, List<String> remarks) {

  public Step {
    derivations = List.copyOf(derivations);
    checks = List.copyOf(checks);
    remarks = List.copyOf(remarks);
  }
}
