package dev.minica.tls.narration;

import dev.minica.Escaped;
import java.util.List;

/** How things are put. */
final class Words {

  private Words() {}

  /** Foreign text fit for a line. */
  static String foreign(String text) {
    return Escaped.of(Escaped.bounded(text));
  }

  /** Such as {@code 1 octet} and {@code 2 octets}. */
  static String count(int number, String one) {
    return number == 1 ? "1 " + one : number + " " + one + "s";
  }

  /** Such as {@code a, b and c}. */
  static String list(List<String> items) {
    int last = items.size() - 1;
    return last < 1
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }
}
