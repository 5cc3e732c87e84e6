package dev.minica.reissue;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.issuance.ValidityRule;
import dev.minica.x509.TimeSpan;
import dev.minica.x509.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * From when to when something is valid once it is made again: from now, for as long as before.
 *
 * @param lifetime for how long instead; absent for as long as before
 */
record Span(Instant now, Optional<TimeSpan> lifetime) {

  /** What lasts for less would lose too much of it. */
  private static final Duration SHORT = Duration.ofDays(1);

  /**
   * Of what was valid like this. What was to last for good ({@link Validity#LAST}) does so again.
   *
   * @throws MinicaException BAD_INPUT if that ended before it began
   */
  Validity like(Validity old) {
    if (lifetime.isPresent()) {
      return ValidityRule.fromNow(now, lifetime.get());
    }
    Duration length = Duration.between(old.notBefore(), old.notAfter());
    if (length.isNegative()) {
      throw new MinicaException(
              Kind.BAD_INPUT,
              "validity ends at " + old.notAfter() + ", before it begins at " + old.notBefore())
          .withHint("say how long it is to be valid with --lifetime");
    }
    Instant start = length.compareTo(SHORT) < 0 ? now : now.minus(ValidityRule.BACKDATING);
    boolean isForGood =
        old.notAfter().equals(Validity.LAST)
            || length.compareTo(Duration.between(start, Validity.LAST)) > 0;
    return Validity.of(start, isForGood ? Validity.LAST : start.plus(length));
  }
}
