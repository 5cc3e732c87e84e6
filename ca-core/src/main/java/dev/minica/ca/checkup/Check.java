package dev.minica.ca.checkup;

import java.util.List;

/** Looks for one kind of trouble. It changes nothing unless it is told to mend. */
interface Check {

  /** What it finds. */
  List<Finding> look(Patient patient);

  /** Mends what it has found and called mendable. */
  default void mend(Finding finding, Patient patient) {
    throw new IllegalArgumentException("not mendable: " + finding);
  }
}
