package dev.minica.keystore;

import dev.minica.encoding.keystore.OpenedKeyStore;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a key store.
 *
 * @param store nothing if it could not be opened
 * @param findings none for one that is sound
 */
public record Diagnosis(Optional<OpenedKeyStore> store, List<Finding> findings) {

  public Diagnosis {
    findings = List.copyOf(findings);
  }

  static Diagnosis unreadable(Finding finding) {
    return new Diagnosis(Optional.empty(), List.of(finding));
  }

  /** Whether it is among the findings. */
  public boolean has(Trouble trouble) {
    return findings.stream().anyMatch(finding -> finding.trouble() == trouble);
  }

  /** Whether this entry has it. */
  boolean has(String alias, Trouble trouble) {
    return findings.stream()
        .filter(finding -> finding.trouble() == trouble)
        .anyMatch(finding -> finding.alias().filter(alias::equals).isPresent());
  }
}
