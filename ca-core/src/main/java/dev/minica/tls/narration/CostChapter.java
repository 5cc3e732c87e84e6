package dev.minica.tls.narration;

import dev.minica.tls.engine.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What it cost our side to compute all this. */
final class CostChapter implements Teller {

  private static final String WHY =
      "Asymmetric work, agreeing on a secret and checking signatures, is dear and is done a few"
          + " times in a handshake. Symmetric work, protecting records, is cheap and is done for"
          + " every octet. That is why TLS needs both.";

  private static final String COLD =
      "Cold is what it took in this connection, where the code was perhaps run for the first time;"
          + " warm is the median of doing the same again many times. The first says much of the"
          + " Java machine, and only the second of the cipher.";

  @Override
  public Optional<Chapter> tell(Facts facts) {
    List<Operation> operations = facts.operations();
    if (operations.isEmpty()) {
      return Optional.empty();
    }
    ChapterDraft draft = new ChapterDraft("cost", "what it cost").say(WHY).say(COLD);
    for (boolean isAsymmetric : new boolean[] {true, false}) {
      operations.stream()
          .filter(operation -> operation.isAsymmetric() == isAsymmetric)
          .forEach(operation -> draft.show(value(operation)));
    }
    sum(operations).ifPresent(draft::remark);
    return draft.chapter();
  }

  private static Value value(Operation operation) {
    List<String> words = new ArrayList<>();
    words.add(operation.isAsymmetric() ? "asymmetric" : "symmetric");
    words.add("cold " + milliseconds(operation.cold()));
    operation.warm().ifPresent(warm -> words.add("warm " + milliseconds(warm)));
    return new Value(
        operation.name(), words, Optional.empty(), new Origin.Known("measured on our side"));
  }

  private static Optional<String> sum(List<Operation> operations) {
    Duration dear = warm(operations, true);
    Duration cheap = warm(operations, false);
    return dear.isZero() || cheap.isZero()
        ? Optional.empty()
        : Optional.of(
            "warm, asymmetric work took "
                + milliseconds(dear)
                + " in all, symmetric work "
                + milliseconds(cheap));
  }

  private static Duration warm(List<Operation> operations, boolean isAsymmetric) {
    return operations.stream()
        .filter(operation -> operation.isAsymmetric() == isAsymmetric)
        .flatMap(operation -> operation.warm().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** To the microsecond, with a point in every locale. */
  private static String milliseconds(Duration duration) {
    long micros = Math.round(duration.toNanos() / 1000.0);
    String rest = Long.toString(1000 + micros % 1000).substring(1);
    return Long.toString(micros / 1000) + "." + rest + " ms";
  }
}
