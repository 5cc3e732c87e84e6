package dev.minica.cli.trace.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * Times as what has passed since the first message.
 *
 * @param start when that was seen
 */
record TimeLine(Instant start) {

  private static final int NANOS_PER_MILLI_DIGITS = 6;

  /** Such as {@code +1.4 ms}. */
  String of(Instant at) {
    return "+" + words(Duration.between(start, at));
  }

  /** In milliseconds with one digit after the point, three for what is very short. */
  static String words(Duration duration) {
    BigDecimal millis = BigDecimal.valueOf(duration.toNanos(), NANOS_PER_MILLI_DIGITS);
    int digits = millis.abs().compareTo(BigDecimal.ONE) < 0 ? 3 : 1;
    return millis.setScale(digits, RoundingMode.HALF_UP).toPlainString() + " ms";
  }
}
