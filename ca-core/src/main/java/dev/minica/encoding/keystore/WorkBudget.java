package dev.minica.encoding.keystore;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.pbe.BoundExceeded;
import dev.minica.internal.pbe.Pbkdf2;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Bounds the work that reading one store is, and holds writing to the same bounds: each of its keys
 * may ask for a derivation of its own, and each of those is within bounds by itself. Readers note
 * all that they know of before the first derivation begins, so that too much is refused at once and
 * not after so much work.
 */
final class WorkBudget {

  /**
   * Twice the most that a single derivation may take, some ten seconds: 1,000 keys as Java writes
   * them (10,000 iterations), 190 as Bouncy Castle does (51,200), ten of NSS or of a password
   * manager that is careful (a million).
   */
  static final long MAX_WORK = 2L * Pbkdf2.MAX_ITERATIONS;

  /** More than any store in use has; Java's own roots are some 150. */
  static final int MAX_ENTRIES = 5_000;

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
    spend(times * protection.work());
  }

  /** The same for work in iterations. */
  void spend(long iterations) {
    spent += iterations;
    if (spent > MAX_WORK) {
      throw exceeded(
          "its key derivations are "
              + spent
              + " iterations together, over the bound of "
              + MAX_WORK);
    }
  }

  /** The iterations so far. */
  long spent() {
    return spent;
  }

  private static MinicaException exceeded(String what) {
    return new MinicaException(Kind.BAD_INPUT, what, new BoundExceeded(what));
  }

  /**
   * Counts one more entry.
   *
   * @throws MinicaException BAD_INPUT if there are too many
   */
  void entry() {
    entries(1);
  }

  /** Counts so many more. */
  void entries(int more) {
    entries += more;
    if (entries > MAX_ENTRIES) {
      throw exceeded("more than " + MAX_ENTRIES + " entries");
    }
  }

  /** Counts the entries and their chains. */
  void entries(KeyStoreContents contents) {
    entries(contents.entries().size());
    contents.keys().forEach(key -> entries(key.chain().size()));
    contents.unopened().forEach(entry -> entries(entry.chain().size()));
  }

  /** What was noted, in the order of the first time. */
  Set<Protection> protections() {
    return protections;
  }
}
