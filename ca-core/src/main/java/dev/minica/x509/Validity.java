package dev.minica.x509;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * From when to when a certificate is valid, both ends included (RFC 5280 section 4.1.2.5).
 *
 * @param notBefore the first second, in whole seconds
 * @param notAfter the last second, in whole seconds; not before {@code notBefore}, and at most the
 *     end of year 9999, which GeneralizedTime ends with
 */
public record Validity(Instant notBefore, Instant notAfter) {

  /** 99991231235959Z: "no well-defined expiration date" in RFC 5280 section 4.1.2.5. */
  public static final Instant LAST = Instant.ofEpochSecond(253_402_300_799L);

  /**
   * Drops fractions of seconds, which certificates cannot hold.
   *
   * @throws MinicaException USAGE if it ends before it begins, or after {@link #LAST}
   */
  public static Validity of(Instant notBefore, Instant notAfter) {
    Validity validity =
        new Validity(
            notBefore.truncatedTo(ChronoUnit.SECONDS), notAfter.truncatedTo(ChronoUnit.SECONDS));
    if (validity.notAfter.isBefore(validity.notBefore)) {
      throw new MinicaException(
          Kind.USAGE, "validity would end at " + notAfter + ", before it begins at " + notBefore);
    }
    if (validity.notAfter.isAfter(LAST)) {
      throw new MinicaException(
          Kind.USAGE, "validity would end at " + notAfter + ", after the last time " + LAST);
    }
    return validity;
  }

  /** When a seventh of the time is left, which is time to follow it by another: a day of a week. */
  public Instant lastSeventh() {
    return notAfter.minus(Duration.between(notBefore, notAfter).dividedBy(7));
  }

  /** Whether the moment lies inside; the whole of the last second does. */
  public boolean contains(Instant moment) {
    Instant second = moment.truncatedTo(ChronoUnit.SECONDS);
    return !second.isBefore(notBefore) && !second.isAfter(notAfter);
  }
}
