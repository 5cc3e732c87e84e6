package dev.minica.inspection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a word on revocation was right, and until when it need not be asked for again. */
final class UpdateDescription {

  private final Instant thisUpdate;
  private final Optional<Instant> nextUpdate;
  private final Instant now;

  UpdateDescription(Instant thisUpdate, Optional<Instant> nextUpdate, Instant now) {
    this.thisUpdate = thisUpdate;
    this.nextUpdate = nextUpdate;
    this.now = now;
  }

  void addTo(Description.Builder description) {
    description.shown("thisUpdate", "current", Value.of(thisUpdate.toString()), List.of(words()));
    nextUpdate.ifPresent(
        next ->
            description
                .hidden("nextUpdate", next.toString())
                .hidden("daysLeft", Value.of(ValidityDescription.days(now, next))));
    description.hidden("state", state());
  }

  private String state() {
    if (now.isBefore(thisUpdate)) {
      return "notYetValid";
    }
    return nextUpdate.filter(now::isAfter).isPresent() ? "expired" : "valid";
  }

  String words() {
    return nextUpdate
        .map(next -> thisUpdate + " to " + next + ", " + judgement(next))
        .orElseGet(() -> "from " + thisUpdate + ", with no word of a next update");
  }

  private String judgement(Instant next) {
    return switch (state()) {
      case "notYetValid" ->
          "NOT YET VALID, in "
              + ValidityDescription.counted(ValidityDescription.days(now, thisUpdate));
      case "expired" ->
          "OUT OF DATE for " + ValidityDescription.counted(ValidityDescription.days(next, now));
      default -> ValidityDescription.counted(ValidityDescription.days(now, next)) + " left";
    };
  }
}
