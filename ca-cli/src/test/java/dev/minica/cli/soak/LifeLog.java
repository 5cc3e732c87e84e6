package dev.minica.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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
    REVOKE,
    CRL,
    LIST
  }

  /**
   * Something that was done.
   *
   * @param deed what
   * @param begin a time before it began, on the one clock of all processes
   * @param end a time after its answer
   * @param number of the CRL; else empty
   * @param serials that the answer names
   */
  record Entry(Deed deed, long begin, long end, String number, List<String> serials) {

    /** What {@link #parse} reads. */
    @Override
    public String toString() {
      return String.join(
          " ", deed.name(), begin + "", end + "", "#" + number, String.join(",", serials));
    }

    static Entry parse(String line) {
      String[] words = line.split(" ", -1);
      List<String> serials = words[4].isEmpty() ? List.of() : List.of(words[4].split(","));
      return new Entry(
          Deed.valueOf(words[0]),
          Long.parseLong(words[1]),
          Long.parseLong(words[2]),
          words[3].substring(1),
          serials);
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  void add(List<Entry> more) {
    entries.addAll(more);
  }

  /** Asserts that every answer is true to those before it; says how many there are. */
  String check() {
    List<Entry> issued = of(Deed.ISSUE);
    List<Entry> revoked = of(Deed.REVOKE);
    of(Deed.LIST).forEach(list -> assertNames(list, issued));
    of(Deed.CRL).forEach(crl -> assertNames(crl, revoked));
    List<String> numbers = of(Deed.CRL).stream().map(Entry::number).toList();
    assertThat(numbers).doesNotHaveDuplicates();
    List<String> serials = issued.stream().flatMap(entry -> entry.serials().stream()).toList();
    assertThat(serials).doesNotHaveDuplicates();
    List<String> gone = revoked.stream().flatMap(entry -> entry.serials().stream()).toList();
    assertThat(gone).doesNotHaveDuplicates();
    return "%d issued, %d revoked, %d CRLs, %d lists"
        .formatted(issued.size(), revoked.size(), numbers.size(), of(Deed.LIST).size());
  }

  private static void assertNames(Entry answer, List<Entry> deeds) {
    Set<String> named = new HashSet<>(answer.serials());
    for (Entry deed : deeds) {
      if (deed.end() < answer.begin()) {
        assertThat(named.containsAll(deed.serials())).as("%s in %s", deed, answer).isTrue();
      }
    }
  }

  List<Entry> of(Deed deed) {
    Predicate<Entry> wanted = entry -> entry.deed() == deed;
    return entries.stream().filter(wanted).toList();
  }
}
