package dev.minica.x509;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A moment as people write it, fixed or relative to the present. */
public sealed interface TimePoint {

  /** A moment of its own. */
  record Fixed(Instant instant) implements TimePoint {
    @Override
    public Instant at(Instant now) {
      return instant;
    }
  }

  /** So much later than the present. */
  record Later(TimeSpan span) implements TimePoint {
    @Override
    public Instant at(Instant now) {
      return span.after(now);
    }
  }

  /** So much earlier than the present. */
  record Earlier(TimeSpan span) implements TimePoint {
    @Override
    public Instant at(Instant now) {
      return span.before(now);
    }
  }

  /**
   * The moment that is meant.
   *
   * @param now the present, for what is relative to it
   * @throws MinicaException of kind USAGE when a relative one leads out of the years 0 to 9999
   */
  Instant at(Instant now);

  /**
   * Reads a day ({@code 2026-11-20}, its first second in UTC), a time with its offset ({@code
   * 2026-11-20T12:00:00Z}, RFC 3339 in whole seconds), or a {@link TimeSpan} with a sign ({@code
   * -1d}, {@code +90d}).
   *
   * @throws MinicaException of kind USAGE for any other text, and for years beyond 0 to 9999
   */
  static TimePoint parse(String text) {
    if (text.startsWith("+")) {
      return new Later(TimeSpan.parse(text.substring(1)));
    }
    if (text.startsWith("-")) {
      return new Earlier(TimeSpan.parse(text.substring(1)));
    }
    try {
      return new Fixed(fixed(text));
    } catch (DateTimeException e) {
      throw malformed(text, e);
    }
  }

  private static Instant fixed(String text) {
    // Years with a sign or more than four digits are beyond GeneralizedTime, so each length is
    // known.
    if (text.length() == "2026-11-20".length()) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    OffsetDateTime time = OffsetDateTime.parse(text);
    if (time.getNano() != 0 || time.getYear() < 0 || time.getYear() > 9999) {
      throw new DateTimeException("fraction of a second, or year out of bounds");
    }
    return time.toInstant();
  }

  private static MinicaException malformed(String text, DateTimeException cause) {
    return new MinicaException(
            Kind.USAGE, "'" + Escaped.bounded(Escaped.of(text)) + "' is no time", cause)
        .withHint("a time is like 2026-11-20, 2026-11-20T12:00:00Z, -1d or +90d");
  }
}
