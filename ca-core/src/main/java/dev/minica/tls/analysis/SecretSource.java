package dev.minica.tls.analysis;

import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.wire.Octets;
import java.util.Optional;

/** Where a secret comes from: it is derived, or a key log has it, or both and they are compared. */
record SecretSource(Connection connection, Octets clientRandom) {

  private static final String CLAUSE = "RFC 9850 section 2";

  /**
   * The secret, told in the step.
   *
   * @param label of its line in a key log
   * @param length that it must have
   */
  Optional<Derivation> take(
      String label, String name, int length, Optional<Derivation> derived, StepDraft step) {
    Optional<Derivation> logged = connection.logged(label, clientRandom, name);
    derived.ifPresent(step::derived);
    if (logged.isEmpty()) {
      return derived;
    }
    if (derived.isPresent()) {
      boolean agrees = derived.get().agreesWith(logged.get().octets());
      step.check(agrees, name + " is that of the key log", "the line has another", CLAUSE);
      return derived;
    }
    boolean fits = logged.get().output().length() == length;
    step.check(fits, name + " is as long as it must be", "the line is not", CLAUSE);
    logged.filter(secret -> fits).ifPresent(step::derived);
    return logged.filter(secret -> fits);
  }

  /** Why a secret is not there. */
  static String missing(Connection connection, String label) {
    return connection.evidence().keyLog().entries().isEmpty()
        ? "there are no keys to this connection"
        : "the key log has no line " + label + " for this connection";
  }
}
