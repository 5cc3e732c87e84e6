package dev.minica.x509;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How long something lasts: calendar years, months and days in UTC, and hours, minutes and seconds.
 * A year from 29 February ends on 28 February.
 *
 * @param days the calendar part; none of it negative
 * @param time the rest; not negative
 */
public record TimeSpan(Period days, Duration time) {

  /** 0000-01-01T00:00:00Z, the first second that GeneralizedTime can name. */
  private static final Instant FIRST = Instant.ofEpochSecond(-62_167_219_200L);

  /**
   * @throws MinicaException of kind USAGE when a part is negative or all are zero
   */
  public TimeSpan {
    if (days.isNegative() || time.isNegative() || (days.isZero() && time.isZero())) {
      throw new MinicaException(Kind.USAGE, "a duration is longer than nothing");
    }
  }

  /** That many days. */
  public static TimeSpan ofDays(int days) {
    return new TimeSpan(Period.ofDays(days), Duration.ZERO);
  }

  /**
   * Reads a duration: numbers with units, the greater unit first: {@code y}, {@code mo}, {@code w},
   * {@code d}, {@code h}, {@code m}, {@code s}. A bare number is days. {@code m} is minutes, but
   * right after years it is months, as {@code 1y2m} reads; more than eleven there could be meant
   * either way and are refused.
   *
   * @throws MinicaException of kind USAGE for any other text, or when it is zero
   */
  public static TimeSpan parse(String text) {
    return new TimeSpanParser(text).parse();
  }

  /**
   * The moment this much later.
   *
   * @throws MinicaException of kind USAGE when that is after the year 9999
   */
  public Instant after(Instant start) {
    return bounded(() -> utc(start).plus(days).plus(time).toInstant());
  }

  /**
   * The moment this much earlier.
   *
   * @throws MinicaException of kind USAGE when that is before the year 0
   */
  public Instant before(Instant end) {
    return bounded(() -> utc(end).minus(days).minus(time).toInstant());
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return part(days.getYears(), "y")
        + part(days.getMonths(), "mo")
        + part(days.getDays(), "d")
        + part(time.toHours(), "h")
        + part(time.toMinutesPart(), "m")
        + part(time.toSecondsPart(), "s");
  }

  private static String part(long number, String unit) {
    return number == 0 ? "" : number + unit;
  }

  private static ZonedDateTime utc(Instant instant) {
    return instant.atZone(ZoneOffset.UTC);
  }

  private Instant bounded(Supplier<Instant> moment) {
    try {
      Instant instant = moment.get();
      if (!instant.isBefore(FIRST) && !instant.isAfter(Validity.LAST)) {
        return instant;
      }
    } catch (DateTimeException | ArithmeticException e) {
      throw outOfBounds(e);
    }
    throw outOfBounds(null);
  }

  private MinicaException outOfBounds(@Nullable Throwable cause) {
    return new MinicaException(
        Kind.USAGE, "'" + this + "' from there leads out of the years 0 to 9999", cause);
  }
}
