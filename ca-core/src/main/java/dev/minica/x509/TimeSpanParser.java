package dev.minica.x509;

import dev.minica.Escaped;
import java.time.Duration;
import java.time.Period;

/** Reads numbers, each with its unit, from left to right. */
final class TimeSpanParser {

  private final String text;
  private int position;
  private TimeSpan span = new TimeSpan(Period.ZERO, Duration.ZERO);

  TimeSpanParser(String text) {
    this.text = text;
  }

  TimeSpan parse() {
    String before = "";
    do {
      int number = number();
      String unit = unit();
      boolean months = unit.equals("m") && before.equals("y");
      span = plus(number, months ? "mo" : unit);
      before = unit;
    } while (position < text.length());
    return span;
  }

  private int number() {
    int start = position;
    long number = 0;
    while (position < text.length() && isDigit(text.charAt(position))) {
      number = TimeSpan.bounded(text, 10 * number + (text.charAt(position++) - '0'));
    }
    if (position == start) {
      throw TimeSpan.malformed(text, "a number is missing at character " + (start + 1));
    }
    return (int) number;
  }

  private String unit() {
    int start = position;
    while (position < text.length() && !isDigit(text.charAt(position))) {
      position++;
    }
    return text.substring(start, position);
  }

  private TimeSpan plus(int number, String unit) {
    Period period = span.calendar();
    Duration clock = span.clock();
    return switch (unit) {
      case "y" -> new TimeSpan(period.plusYears(number), clock);
      case "mo" -> new TimeSpan(period.plusMonths(number), clock);
      case "w" -> new TimeSpan(period.plusDays(7L * number), clock);
      case "d" -> new TimeSpan(period.plusDays(number), clock);
      case "h" -> new TimeSpan(period, clock.plusHours(number));
      case "m" -> new TimeSpan(period, clock.plusMinutes(number));
      case "s" -> new TimeSpan(period, clock.plusSeconds(number));
      case "" -> bareDays(number);
      default -> throw TimeSpan.malformed(text, "unknown unit \"" + Escaped.of(unit) + "\"");
    };
  }

  private TimeSpan bareDays(int number) {
    if (!span.equals(new TimeSpan(Period.ZERO, Duration.ZERO))) {
      throw TimeSpan.malformed(text, "the last number has no unit");
    }
    return new TimeSpan(Period.ofDays(number), Duration.ZERO);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
