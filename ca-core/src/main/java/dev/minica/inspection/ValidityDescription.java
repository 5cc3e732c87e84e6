package dev.minica.inspection;

import dev.minica.x509.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** From when to when, and what that means now. */
final class ValidityDescription {

  private static final long SECONDS_OF_DAY = Duration.ofDays(1).toSeconds();

  private final Validity validity;
  private final Instant now;

  ValidityDescription(Validity validity, Instant now) {
    this.validity = validity;
    this.now = now;
  }

  /** The words go with the end of the validity, so that it is one line. */
  void addTo(Description.Builder description) {
    description
        .hidden("notBefore", validity.notBefore().toString())
        .shown("notAfter", "valid", Value.of(validity.notAfter().toString()), List.of(words()))
        .hidden("daysLeft", Value.of(daysLeft()))
        .hidden("state", state());
  }

  /** Whole days; negative once it has expired. */
  private long daysLeft() {
    return days(now, validity.notAfter());
  }

  static long days(Instant from, Instant to) {
    return Math.floorDiv(Duration.between(from, to).toSeconds(), SECONDS_OF_DAY);
  }

  private String state() {
    if (validity.contains(now)) {
      return "valid";
    }
    return now.isBefore(validity.notBefore()) ? "notYetValid" : "expired";
  }

  private String words() {
    return validity.notBefore() + " to " + validity.notAfter() + ", " + judgement();
  }

  private String judgement() {
    if (validity.notAfter().isBefore(validity.notBefore())) {
      return "never: it ends before it begins";
    }
    return switch (state()) {
      case "notYetValid" -> "NOT YET VALID, in " + counted(days(now, validity.notBefore()));
      case "expired" -> "EXPIRED " + counted(days(validity.notAfter(), now)) + " ago";
      default -> left();
    };
  }

  private String left() {
    return validity.notAfter().equals(Validity.LAST)
        ? "which stands for no end"
        : counted(daysLeft()) + " left";
  }

  static String counted(long days) {
    return switch (Long.compare(days, 1)) {
      case -1 -> "less than a day";
      case 0 -> "1 day";
      default -> days + " days";
    };
  }
}
