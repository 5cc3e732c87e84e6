package dev.minica.ca.checkup;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.io.StateDirectory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Looks a CA directory over, while others may be using it: what they are about to finish is no
 * trouble. Nothing is changed by looking.
 */
public final class Checkup {

  /** In the order in which people are told. */
  private static final List<Check> CHECKS =
      List.of(
          new Permissions(),
          new Owners(),
          new Issuers(),
          new KeyFiles(),
          new IssuerTerms(),
          new RevokedIssuers(),
          new HeededConstraints(),
          new Records(),
          new Revocations(),
          new LastCrls(),
          new Clock(),
          new Remains(),
          new UnknownFiles(),
          new LogLines());

  /** Of one kind of trouble in thousands of files, people are shown so many. */
  private static final int SHOWN = 20;

  private final Layout layout;
  private final StateDirectory state;
  private final Environment environment;

  public Checkup(Layout layout, StateDirectory state, Environment environment) {
    this.layout = layout;
    this.state = state;
    this.environment = environment;
  }

  /**
   * What is to be found.
   *
   * @throws MinicaException WRONG_PASSPHRASE if one was given, and does not open a key
   */
  public Diagnosis examine() {
    Patient patient = patient();
    List<Finding> findings = new ArrayList<>();
    for (Check check : CHECKS) {
      findings.addAll(shortened(findings(check, patient)));
    }
    return new Diagnosis(patient.certificates(), patient.members().size(), findings);
  }

  /**
   * Mends what can be mended for certain, and without anybody's decision.
   *
   * @throws MinicaException FAILED if something cannot be changed; BUSY
   */
  public void mend() {
    Patient patient = patient();
    for (Check check : CHECKS) {
      for (Finding finding : findings(check, patient)) {
        if (finding.isMendable()) {
          check.mend(finding, patient);
        }
      }
    }
  }

  private Patient patient() {
    return new Patient(layout, state, environment);
  }

  /** What keeps one check from looking is found, and keeps no other from it. */
  private static List<Finding> findings(Check check, Patient patient) {
    try {
      return check.look(patient);
    } catch (MinicaException e) {
      if (e.kind() == Kind.WRONG_PASSPHRASE || e.kind() == Kind.USAGE) {
        throw e;
      }
      return List.of(Finding.of(Trouble.UNREADABLE, ".").detail(String.valueOf(e.getMessage())));
    }
  }

  /** The first few of each kind of trouble, and how many there are more. */
  private static List<Finding> shortened(List<Finding> findings) {
    Map<Trouble, Integer> counts = new EnumMap<>(Trouble.class);
    List<Finding> shown = new ArrayList<>();
    for (Finding finding : findings) {
      if (counts.merge(finding.trouble(), 1, Integer::sum) <= SHOWN) {
        shown.add(finding);
      }
    }
    counts.forEach(
        (trouble, count) -> {
          if (count > SHOWN) {
            shown.add(Finding.of(trouble, ".").detail(count - SHOWN + " more files"));
          }
        });
    return shown;
  }
}
