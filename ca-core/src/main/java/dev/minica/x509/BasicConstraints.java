package dev.minica.x509;

import java.util.OptionalInt;

/**
 * Whether the subject is a CA, and how many intermediates may follow (RFC 5280 section 4.2.1.9).
 *
 * @param ca the cA boolean
 * @param pathLength pathLenConstraint, absent for "no limit"
 */
public record BasicConstraints(boolean ca, OptionalInt pathLength) {

  /** An end entity. */
  public static final BasicConstraints END_ENTITY =
      new BasicConstraints(false, OptionalInt.empty());

  /** A CA below which the path may be as long as it likes. */
  public static BasicConstraints unlimitedCa() {
    return new BasicConstraints(true, OptionalInt.empty());
  }

  /** A CA with at most this many intermediates below it. */
  public static BasicConstraints caWithPathLength(int pathLength) {
    return new BasicConstraints(true, OptionalInt.of(pathLength));
  }
}
