package dev.minica.scan;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was found in one file so far. */
final class Discoveries {

  /** A file of nothing but trouble shall not fill the memory. */
  private static final int MOST = 10_000;

  private final Set<Finding> findings = new LinkedHashSet<>();
  private Tally tally = Tally.NOTHING;
  private boolean openKey;

  void count(Tally more) {
    tally = tally.plus(more);
  }

  /** A private key that takes no password. */
  void countOpenKey() {
    openKey = true;
    count(Tally.KEY);
  }

  boolean hasOpenKey() {
    return openKey;
  }

  void add(Place place, Problem problem, String message) {
    add(new Finding(place, problem, "", message, Optional.empty()));
  }

  void add(Place place, Judgement judgement) {
    for (Judgement.Verdict verdict : judgement.verdicts()) {
      add(
          new Finding(
              place, verdict.problem(), judgement.subject(), verdict.message(), verdict.rule()));
    }
  }

  private void add(Finding finding) {
    if (findings.size() < MOST) {
      findings.add(finding);
    }
  }

  /** Nothing for a file that has nothing to do with certificates. */
  Optional<ScannedFile> of(String path, Duration took) {
    return tally.equals(Tally.NOTHING) && findings.isEmpty()
        ? Optional.empty()
        : Optional.of(new ScannedFile(path, took, tally, List.copyOf(findings)));
  }
}
