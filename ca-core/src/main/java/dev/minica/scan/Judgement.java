package dev.minica.scan;

import java.util.List;
import java.util.Optional;

/**
 * What there is to say against a certificate or key, wherever it is.
 *
 * @param subject the certificate's; empty where there is none
 */
record Judgement(String subject, List<Verdict> verdicts) {

  /** One thing; a {@link Finding} without its place. */
  record Verdict(Problem problem, String message, Optional<String> rule) {

    static Verdict of(Problem problem, String message) {
      return new Verdict(problem, message, Optional.empty());
    }
  }

  Judgement {
    verdicts = List.copyOf(verdicts);
  }
}
