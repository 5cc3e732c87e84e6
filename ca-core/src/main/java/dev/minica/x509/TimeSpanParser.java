package dev.minica.x509;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.time.Duration;
import java.time.Period;

/** Reads one duration, from its greatest unit to its smallest. */
final class TimeSpanParser {

  /** Enough for a duration of 9999 years in hours; no sum of such numbers overflows. */
  private static final int DIGITS = 8;

  /** From the greatest to the smallest, the order in which they may stand. */
  private enum Unit {
    YEARS("y"),
    MONTHS("mo"),
    WEEKS("w"),
    DAYS("d"),
    HOURS("h"),
    MINUTES("m"),
    SECONDS("s");

    private final String symbol;

    Unit(String symbol) {
      this.symbol = symbol;
    }
  }

  private final String text;
  private int position;
  private Unit last = Unit.YEARS;
  private boolean first = true;
  private Period days = Period.ZERO;
  private Duration time = Duration.ZERO;

  TimeSpanParser(String text) {
    this.text = text;
  }

  TimeSpan parse() {
    do {
      int number = number();
      Unit unit = unit(number);
      if (!first && unit.compareTo(last) <= 0) {
        throw malformed();
      }
      add(number, unit);
      last = unit;
      first = false;
    } while (position < text.length());
    if (days.isZero() && time.isZero()) {
      throw new MinicaException(Kind.USAGE, "the duration '" + shown() + "' is zero");
    }
    return new TimeSpan(days, time);
  }

  private int number() {
    int end = position;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    if (end == position) {
      throw malformed();
    }
    if (end - position > DIGITS) {
      throw new MinicaException(Kind.USAGE, "the duration '" + shown() + "' is too long");
    }
    int number = Integer.parseInt(text.substring(position, end));
    position = end;
    return number;
  }

  private Unit unit(int number) {
    int end = position;
    while (end < text.length() && text.charAt(end) >= 'a' && text.charAt(end) <= 'z') {
      end++;
    }
    String symbol = text.substring(position, end);
    boolean bare = symbol.isEmpty() && first && end == text.length();
    position = end;
    return bare ? Unit.DAYS : meaning(symbol, number);
  }

  private Unit meaning(String symbol, int number) {
    if (symbol.equals("m") && !first && last == Unit.YEARS) {
      return monthsAfterYears(number);
    }
    for (Unit unit : Unit.values()) {
      if (unit.symbol.equals(symbol)) {
        return unit;
      }
    }
    throw malformed();
  }

  private Unit monthsAfterYears(int number) {
    if (number > 11) {
      throw new MinicaException(
              Kind.USAGE, "'" + shown() + "' could mean " + number + " months or minutes")
          .withHint("months are 'mo'; minutes follow hours, as in '1y0h" + number + "m'");
    }
    return Unit.MONTHS;
  }

  private void add(int number, Unit unit) {
    switch (unit) {
      case YEARS -> days = days.plusYears(number);
      case MONTHS -> days = days.plusMonths(number);
      case WEEKS -> days = days.plusDays(7L * number);
      case DAYS -> days = days.plusDays(number);
      case HOURS -> time = time.plusHours(number);
      case MINUTES -> time = time.plusMinutes(number);
      case SECONDS -> time = time.plusSeconds(number);
    }
  }

  /** For a message, whatever was typed. */
  private String shown() {
    return Escaped.bounded(Escaped.of(text));
  }

  private MinicaException malformed() {
    return new MinicaException(Kind.USAGE, "'" + shown() + "' is no duration")
        .withHint("a duration is like 90d, 12h, 30m, 1y, 6mo or 1y6mo; a bare number is days");
  }
}
