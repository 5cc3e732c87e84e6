package dev.minica.ca.takeover;

import dev.minica.revocation.Crl;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of the last CRL that a CA made.
 *
 * @param number the highest number that was given
 * @param thisUpdate when it was made, if the CRL itself is there
 */
public record LastCrl(Optional<BigInteger> number, Optional<Instant> thisUpdate) {

  /** Nothing is known: perhaps there was none. */
  static final LastCrl UNKNOWN = new LastCrl(Optional.empty(), Optional.empty());

  static LastCrl of(Crl crl) {
    return new LastCrl(crl.number(), Optional.of(crl.thisUpdate()));
  }

  /** That number is the next one to be given. */
  static LastCrl before(BigInteger next) {
    return new LastCrl(
        Optional.of(next).filter(n -> n.signum() > 0).map(n -> n.subtract(BigInteger.ONE)),
        Optional.empty());
  }

  /** What both say together: the higher number, the later time. */
  LastCrl and(LastCrl other) {
    return new LastCrl(later(number, other.number), later(thisUpdate, other.thisUpdate));
  }

  private static <T extends Comparable<T>> Optional<T> later(Optional<T> one, Optional<T> two) {
    return one.isEmpty() || (two.isPresent() && two.get().compareTo(one.get()) > 0) ? two : one;
  }

  Optional<LastCrl> ifKnown() {
    return equals(UNKNOWN) ? Optional.empty() : Optional.of(this);
  }
}
