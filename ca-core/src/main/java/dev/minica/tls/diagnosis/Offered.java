package dev.minica.tls.diagnosis;

import java.util.List;
import java.util.function.IntFunction;

/** Lists of what was offered, in few words. */
final class Offered {

  /** How much of a list a sentence has room for. */
  private static final int SHOWN = 8;

  private Offered() {}

  static String names(List<Integer> numbers, IntFunction<String> name) {
    return shortened(numbers.stream().map(name::apply).toList());
  }

  /** {@code nothing} for an empty one. */
  static String shortened(List<String> names) {
    if (names.isEmpty()) {
      return "nothing";
    }
    String first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    return names.size() > SHOWN ? first + " and " + (names.size() - SHOWN) + " more" : first;
  }
}
