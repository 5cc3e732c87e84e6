package dev.minica.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What was done with a CA and answered with success, by many at once, and whether the answers go
 * together: what was answered before a command began must be seen by it.
 */
final class LifeLog {

  /** What was done. */
  enum Deed {
    ISSUE,
    SIGN,
    RENEW,
    REVOKE,
    CRL,
    LIST,
    /** The server was asked for the status of some certificates. */
    OCSP,
    /** The server was asked for its CRL. */
    FETCH
  }

  /**
   * Something that was done.
   *
   * @param deed what
   * @param begin a time before it began, on the one clock of all processes
   * @param end a time after its answer
   * @param number of the CRL; else empty
   * @param serials that the answer names; of those asked about, the revoked
   * @param asked whose status was asked for; else empty
   */
  record Entry(
      Deed deed, long begin, long end, String number, List<String> serials, List<String> asked) {

    /** What {@link #parse} reads. */
    @Override
    public String toString() {
      return String.join(
          " ",
          deed.name(),
          begin + "",
          end + "",
          "#" + number,
          String.join(",", serials),
          String.join(",", asked));
    }

    static Entry parse(String line) {
      String[] words = line.split(" ", -1);
      return new Entry(
          Deed.valueOf(words[0]),
          Long.parseLong(words[1]),
          Long.parseLong(words[2]),
          words[3].substring(1),
          list(words[4]),
          list(words[5]));
    }

    private static List<String> list(String word) {
      return word.isEmpty() ? List.of() : List.of(word.split(","));
    }
  }

  private static final Set<Deed> CERTIFYING = EnumSet.of(Deed.ISSUE, Deed.SIGN, Deed.RENEW);

  private final List<Entry> entries = new ArrayList<>();

  void add(List<Entry> more) {
    entries.addAll(more);
  }

  /** Asserts that every answer is true to those before it; says how many there are. */
  String check() {
    of(Deed.LIST).forEach(list -> assertNames(list, made()));
    List<Entry> revoked = of(Deed.REVOKE);
    of(Deed.CRL).forEach(crl -> assertNames(crl, revoked));
    of(Deed.FETCH).forEach(crl -> assertNames(crl, revoked));
    of(Deed.OCSP).forEach(answer -> assertTold(answer, revoked));
    assertThat(of(Deed.CRL).stream().map(Entry::number)).doesNotHaveDuplicates();
    assertNumbersGrow();
    assertThat(serials(made())).doesNotHaveDuplicates();
    assertThat(serials(revoked)).doesNotHaveDuplicates();
    StringBuilder counts = new StringBuilder("answered:");
    for (Deed deed : Deed.values()) {
      counts.append(' ').append(of(deed).size()).append(' ').append(deed);
    }
    return counts.toString();
  }

  /** Certificates, by whichever command. */
  List<Entry> made() {
    return entries.stream().filter(entry -> CERTIFYING.contains(entry.deed())).toList();
  }

  private static List<String> serials(List<Entry> deeds) {
    return deeds.stream().flatMap(entry -> entry.serials().stream()).toList();
  }

  private static void assertNames(Entry answer, List<Entry> deeds) {
    Set<String> named = new HashSet<>(answer.serials());
    for (Entry deed : deeds) {
      if (deed.end() < answer.begin()) {
        assertThat(named.containsAll(deed.serials())).as("%s in %s", deed, answer).isTrue();
      }
    }
  }

  /** Whoever was revoked before the question is so in the answer. */
  private static void assertTold(Entry answer, List<Entry> revoked) {
    Set<String> told = new HashSet<>(answer.serials());
    for (Entry deed : revoked) {
      if (deed.end() < answer.begin() && answer.asked().containsAll(deed.serials())) {
        assertThat(told.containsAll(deed.serials())).as("%s in %s", deed, answer).isTrue();
      }
    }
  }

  /** What is asked for later is at least as new, and what is made later is newer. */
  private void assertNumbersGrow() {
    List<Entry> crls = entries.stream().filter(entry -> !entry.number().isEmpty()).toList();
    for (Entry earlier : crls) {
      int number = Integer.parseInt(earlier.number()) + 1;
      for (Entry later : crls) {
        if (earlier.end() < later.begin()) {
          assertThat(Integer.parseInt(later.number()))
              .as("%s after %s", later, earlier)
              .isGreaterThanOrEqualTo(later.deed() == Deed.CRL ? number : number - 1);
        }
      }
    }
  }

  List<Entry> of(Deed deed) {
    Predicate<Entry> wanted = entry -> entry.deed() == deed;
    return entries.stream().filter(wanted).toList();
  }
}
