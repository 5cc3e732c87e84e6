package dev.minica.ca.checkup;

import java.util.List;

/**
 * What was found in a CA directory.
 *
 * @param certificates how many it has on record, its intermediates included
 * @param issuers how many issuing CAs it has, the root included
 * @param findings none for one with which all is well
 */
public record Diagnosis(int certificates, int issuers, List<Finding> findings) {

  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /** Of a directory of which nothing else can be told. */
  public static Diagnosis unusable(String where, String reason) {
    return new Diagnosis(0, 0, List.of(Finding.of(Trouble.UNUSABLE, where).detail(reason)));
  }

  /** Whether nothing is wrong; there may be notes. */
  public boolean isSound() {
    return findings.stream().noneMatch(finding -> finding.severity() == Severity.FAULT);
  }
}
