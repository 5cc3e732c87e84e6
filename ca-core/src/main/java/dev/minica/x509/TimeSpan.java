package dev.minica.x509;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/**
 * How long something lasts, in the units people say: years and months follow the calendar (UTC), so a
 * year from a 29th of February ends on a 28th.
 *
 * @param calendar years, months and days
 * @param clock hours, minutes and seconds
 */
public record TimeSpan(Period calendar, Duration clock) {

  /** Longer than from any date to the end of year 9999, and far from overflowing anything. */
  private static final int MAX_NUMBER = 10_000_000;

  /**
   * Reads {@code 90d}, {@code 12h}, {@code 30m} (minutes), {@code 45s}, {@code 2w}, {@code 6mo}
   * (months), {@code 1y}, several together as in {@code 1d12h}; a bare number is days. An {@code m}
   * right after years, as in {@code 1y2m}, is months.
   *
   * @throws MinicaException USAGE if it is none of these, or zero
   */
  public static TimeSpan parse(String text) {
    TimeSpan span = new TimeSpanParser(text).parse();
    if (span.isZero()) {
      throw malformed(text, "it is zero");
    }
    return span;
  }

  static MinicaException malformed(String text, String reason) {
    return new MinicaException(
            Kind.USAGE, "\"" + Escaped.of(text) + "\" is no duration: " + reason)
        .withHint("write 90d, 12h, 30m (minutes), 6mo (months), 1y, or a bare number of days");
  }

  static int bounded(String text, long number) {
    if (number > MAX_NUMBER) {
      throw malformed(text, "a number is over " + MAX_NUMBER);
    }
    return (int) number;
  }

  private boolean isZero() {
    return calendar.isZero() && clock.isZero();
  }

  /** The same moment, this much later. */
  public Instant addTo(Instant start) {
    try {
      return start.atOffset(ZoneOffset.UTC).plus(calendar).plus(clock).toInstant();
    } catch (DateTimeException | ArithmeticException e) {
      throw new MinicaException(Kind.USAGE, this + " after " + start + " is beyond every calendar", e);
    }
  }

  /** The same moment, this much earlier. */
  public Instant subtractFrom(Instant end) {
    return new TimeSpan(calendar.negated(), clock.negated()).addTo(end);
  }
}
