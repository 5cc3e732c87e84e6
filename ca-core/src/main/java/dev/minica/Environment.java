package dev.minica;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The only source of time and randomness: whoever needs either gets it from here, so that a test,
 * or a reproducible fixture, can decide both.
 *
 * @param clock what time it is
 * @param random keys, serial numbers, salts and names of temporary files come from it
 */
public record Environment(InstantSource clock, SecureRandom random) {

  /** The machine's clock and its strong randomness. */
  public static Environment system() {
    return new Environment(InstantSource.system(), new SecureRandom());
  }

  /**
   * Nanoseconds from some point in the past, to measure how long something takes: they never go
   * back, whatever becomes of the clock.
   */
  public long nanoseconds() {
    return System.nanoTime();
  }

  /** The present, in whole seconds: X.509 times hold no fraction (RFC 5280 section 4.1.2.5). */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
