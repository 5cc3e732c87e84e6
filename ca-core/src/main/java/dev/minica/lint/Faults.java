package dev.minica.lint;

import java.util.Optional;

/** Breaches of one rule at many places of one certificate: the first, and how many more. */
public final class Faults {

  private String first = "";
  private int count;

  public void add(String fault) {
    if (count++ == 0) {
      first = fault;
    }
  }

  /** In words; empty if there was none. */
  public Optional<String> words() {
    if (count == 0) {
      return Optional.empty();
    }
    return Optional.of(count == 1 ? first : first + " and " + (count - 1) + " more");
  }
}
