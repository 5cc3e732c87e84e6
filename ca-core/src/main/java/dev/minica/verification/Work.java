package dev.minica.verification;

/**
 * How much work one question has cost. The bounds count operations, not time, so the same question
 * has the same answer on every machine; together they keep hostile input under a second.
 */
final class Work {

  /** In checks of a P-256 signature; Go and webpki allow a hundred checks, too. */
  static final int MAX_SIGNATURES = 100;

  /** Certificates that the search put at the end of a path. */
  static final int MAX_STEPS = 5_000;

  /** Complete paths that were validated. */
  static final int MAX_PATHS = 500;

  /** Names compared with name constraints, and policies with policies; Go's bound is the same. */
  static final int MAX_COMPARISONS = 250_000;

  /** Entries of CRLs that were read; the largest public CRLs have some 300,000. */
  static final int MAX_CRL_ENTRIES = 1_000_000;

  /** How many octets are hashed in the time of one check of a P-256 signature. */
  private static final int HASHED_PER_SIGNATURE = 200_000;

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

  /** One CRL held against one distribution point, which is to compare several names. */
  void distributionPoint() {
    comparisons(10);
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
