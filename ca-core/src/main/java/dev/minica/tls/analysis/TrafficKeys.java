package dev.minica.tls.analysis;

import dev.minica.tls.analysis.Epoch.Keyed;
import dev.minica.tls.crypto.RecordProtection;
import dev.minica.tls.crypto.TrafficSecret;
import dev.minica.tls.crypto.WriteKeys;

/** From a traffic secret of TLS 1.3 to what opens its records. */
final class TrafficKeys {

  /** Which says how records are protected. */
  static final String CLAUSE = "RFC 8446 section 5.2";

  private TrafficKeys() {}

  /**
   * The keys, told in the step.
   *
   * @param secret of a suite whose records are opened here
   */
  static Keyed keyed(String name, TrafficSecret secret, StepDraft step) {
    WriteKeys keys = secret.writeKeys();
    step.derived(keys.key());
    keys.iv().ifPresent(step::derived);
    return new Keyed(name, RecordProtection.tls13(secret.suite(), keys), CLAUSE);
  }
}
