package dev.minica.ca.checkup;

import dev.minica.ca.order.IssuerName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the issuing CAs are there, and can be read. */
final class Issuers implements Check {

  @Override
  public List<Finding> look(Patient patient) {
    List<Finding> findings = new ArrayList<>();
    for (Member member : patient.members()) {
      member
          .problem()
          .ifPresent(
              problem ->
                  findings.add(
                      Finding.of(Trouble.ISSUER_UNREADABLE, member.file())
                          .detail(problem)
                          .remedy("put it back from a backup")));
    }
    missing(patient).ifPresent(findings::add);
    return findings;
  }

  private static Optional<Finding> missing(Patient patient) {
    IssuerName issuer = patient.layout().issuer();
    boolean isThere =
        patient.members().stream().anyMatch(member -> member.name().value().equals(issuer.value()));
    return isThere
        ? Optional.empty()
        : Optional.of(
            Finding.of(Trouble.NO_SUCH_ISSUER, "settings.properties")
                .detail(issuer.value())
                .remedy(
                    "put "
                        + patient.layout().certificateFile(issuer)
                        + " back from a backup, or name another in the line issuer="));
  }
}
