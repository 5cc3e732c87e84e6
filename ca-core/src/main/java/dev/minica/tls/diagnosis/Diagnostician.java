package dev.minica.tls.diagnosis;

import java.util.Comparator;
import java.util.List;

/** Says why a handshake failed. */
public final class Diagnostician {

  /** Of those that are equally sure the first goes before the others. */
  private static final List<Rule> RULES =
      List.of(
          new ForeignProtocol(),
          new VersionRefused(),
          new NameRefused(),
          new ProtocolRefused(),
          new OfferRefused(),
          new WeakGroup(),
          new SignatureBroken(),
          new RecordBroken(),
          new FinishedBroken(),
          new ClientShowsNothing(),
          new ClientRefused(),
          new ServerRefused(),
          new ClosedBook(),
          new CutOff(),
          new Disorder(),
          new Unexplained());

  private Diagnostician() {}

  /**
   * What explains that it failed, the surest first; none if it did not, as far as can be seen.
   * Where nothing explains it, the one answer is {@link Certainty#UNKNOWN}.
   */
  public static List<Diagnosis> diagnose(Inquiry inquiry) {
    Course course = new Course(inquiry);
    List<Diagnosis> all =
        RULES.stream()
            .flatMap(rule -> rule.examine(course).stream())
            .sorted(Comparator.comparing(Diagnosis::certainty))
            .toList();
    List<Diagnosis> known =
        all.stream().filter(each -> each.certainty() != Certainty.UNKNOWN).toList();
    return known.isEmpty() ? all.stream().limit(1).toList() : known;
  }
}
