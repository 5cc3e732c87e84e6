package dev.minica.tls.wire.extension;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Several values as one text for people. */
final class Summary {

  private Summary() {}

  static String ofNumbers(List<Integer> numbers, IntFunction<String> name) {
    return numbers.stream().map(name::apply).collect(Collectors.joining(", "));
  }

  static String count(int count, String one, String many) {
    return count == 1 ? "1 " + one : count + " " + many;
  }
}
