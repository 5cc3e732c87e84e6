package dev.minica.verification;

/**
 * How much work one question has cost. The bounds count operations, not time, so the same question
 * has the same answer on every machine; together they keep hostile input under a second.
 */
final class Work {

  /** In checks of an RSA-2048 signature, about 0.2 ms each on the slowest machine we measured. */
  static final int MAX_SIGNATURES = 256;

  /** Certificates that the search put at the end of a path. */
  static final int MAX_STEPS = 20_000;

  /** Complete paths that were validated. */
  static final int MAX_PATHS = 1_000;

  /** Names compared with name constraints; Go's bound is the same. */
  static final int MAX_COMPARISONS = 250_000;

  /** Entries of CRLs that were read; the largest public CRLs have some 300,000. */
  static final int MAX_CRL_ENTRIES = 1_000_000;

  /** How many octets are hashed in the time of one check of an RSA-2048 signature. */
  private static final int HASHED_PER_SIGNATURE = 100_000;

  private int crlEntries;
  private int signatures;
  private int steps;
  private int paths;
  private int comparisons;

  /**
   * One check of a signature.
   *
   * @param cost of the key's arithmetic, see {@link KeyRules#cost}
   * @param octets how much was signed
   */
  void signature(int cost, int octets) {
    signatures += cost + octets / HASHED_PER_SIGNATURE;
  }

  void crlEntry() {
    crlEntries++;
  }

  void step() {
    steps++;
  }

  void path() {
    paths++;
  }

  void comparisons(int count) {
    comparisons = (int) Math.min(Integer.MAX_VALUE, (long) comparisons + count);
  }

  boolean isExhausted() {
    return signatures >= MAX_SIGNATURES
        || steps >= MAX_STEPS
        || paths >= MAX_PATHS
        || comparisons >= MAX_COMPARISONS
        || crlEntries >= MAX_CRL_ENTRIES;
  }
}
