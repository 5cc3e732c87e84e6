package dev.minica.encoding.keystore;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Bounds the work that reading one store is: each of its keys may ask for a derivation of its own,
 * and each of those is within bounds by itself.
 */
final class WorkBudget {

  /** Twice the most that a single derivation may take: 2,000 keys as Java writes them. */
  static final long MAX_WORK = 20_000_000;

  /** More than any store in use has; Java's own roots are some 150. */
  static final int MAX_ENTRIES = 10_000;

  private final Set<Protection> protections = new LinkedHashSet<>();
  private long spent;
  private int entries;

  /**
   * Takes note of a protection before its work is done, which is done so many times.
   *
   * @throws MinicaException BAD_INPUT if that is too much for one store
   */
  void spend(Protection protection, int times) {
    protections.add(protection);
    spent += times * protection.work();
    if (spent > MAX_WORK) {
      throw new MinicaException(
          Kind.BAD_INPUT,
          "its key derivations are "
              + spent
              + " iterations together, over the bound of "
              + MAX_WORK);
    }
  }

  /**
   * Counts one more entry.
   *
   * @throws MinicaException BAD_INPUT if there are too many
   */
  void entry() {
    if (++entries > MAX_ENTRIES) {
      throw new MinicaException(Kind.BAD_INPUT, "more than " + MAX_ENTRIES + " entries");
    }
  }

  /** What was noted, in the order of the first time. */
  Set<Protection> protections() {
    return protections;
  }
}
