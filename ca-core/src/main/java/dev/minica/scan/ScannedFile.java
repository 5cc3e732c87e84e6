package dev.minica.scan;

import java.time.Duration;
import java.util.List;

/**
 * A file in which something was found.
 *
 * @param path as {@link ScanOptions#base} has it called
 * @param took how long that was looked at
 * @param findings in the order of the file
 */
public record ScannedFile(String path, Duration took, Tally tally, List<Finding> findings) {

  public ScannedFile {
    findings = List.copyOf(findings);
  }

  /** Whether one of the findings is trouble. */
  public boolean hasTrouble() {
    return findings.stream().anyMatch(finding -> finding.problem().isTrouble());
  }

  /** Whether no password has opened something. */
  boolean isLocked() {
    return findings.stream().anyMatch(finding -> finding.problem() == Problem.LOCKED);
  }

  /** The same with trouble alone. */
  ScannedFile withoutNotes() {
    return new ScannedFile(
        path, took, tally, findings.stream().filter(each -> each.problem().isTrouble()).toList());
  }
}
