package dev.minica.ca.checkup;

import java.util.List;

/** What killed runs left. */
final class Remains implements Check {

  @Override
  public List<Finding> look(Patient patient) {
    return patient.atRest(patient.state()::unfinished).stream()
        .map(file -> Finding.of(Trouble.REMAINS, patient.where(file.path())).mendable())
        .toList();
  }

  @Override
  public void mend(Finding finding, Patient patient) {
    patient.state().sweep();
  }
}
