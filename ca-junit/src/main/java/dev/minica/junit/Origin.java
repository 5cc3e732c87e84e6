package dev.minica.junit;

import dev.minica.Environment;
import dev.minica.seed.DoNotTrust;
import dev.minica.seed.Seed;
import dev.minica.x509.DistinguishedName;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What all of one PKI is made from: the time and the randomness. */
final class Origin {

  private final SettableClock clock;
  private final SecureRandom random;
  private final Optional<Seed> seed;

  /** How often each label was asked for: of the same, the second is another. */
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();

  Origin(SettableClock clock, SecureRandom random, Optional<Seed> seed) {
    this.clock = clock;
    this.random = random;
    this.seed = seed;
  }

  SettableClock clock() {
    return clock;
  }

  /** For one purpose: of a seed, each draws from a stream of its own. */
  Environment environment(String label) {
    return new Environment(clock, seed.map(from -> from.random(next(label))).orElse(random));
  }

  private String next(String label) {
    int times = asked.merge(label, 1, Integer::sum);
    return times == 1 ? label : label + "#" + times;
  }

  /** What the clock says, and nothing is drawn for. */
  Instant now() {
    return new Environment(clock, random).now();
  }

  /** Marked if anybody can have the key. */
  DistinguishedName subject(DistinguishedName wanted) {
    return seed.isPresent() ? DoNotTrust.markOn(wanted) : wanted;
  }
}
