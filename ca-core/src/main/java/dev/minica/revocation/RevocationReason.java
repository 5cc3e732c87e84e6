package dev.minica.revocation;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why a certificate was revoked (CRLReason, RFC 5280 section 5.3.1), and the same reasons as bits
 * of ReasonFlags (section 4.2.1.13), by which a CRL can be limited to some of them.
 */
public enum RevocationReason {
  UNSPECIFIED("unspecified", 0, OptionalInt.empty()),
  KEY_COMPROMISE("keyCompromise", 1, OptionalInt.of(1)),
  CA_COMPROMISE("cACompromise", 2, OptionalInt.of(2)),
  AFFILIATION_CHANGED("affiliationChanged", 3, OptionalInt.of(3)),
  SUPERSEDED("superseded", 4, OptionalInt.of(4)),
  CESSATION_OF_OPERATION("cessationOfOperation", 5, OptionalInt.of(5)),
  CERTIFICATE_HOLD("certificateHold", 6, OptionalInt.of(6)),
  /** In a delta CRL only: no longer on hold, or expired. */
  REMOVE_FROM_CRL("removeFromCRL", 8, OptionalInt.empty()),
  PRIVILEGE_WITHDRAWN("privilegeWithdrawn", 9, OptionalInt.of(7)),
  AA_COMPROMISE("aACompromise", 10, OptionalInt.of(8));

  /** The special value all-reasons of RFC 5280 section 6.3.2. */
  public static final Set<RevocationReason> ALL_FLAGS =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(UNSPECIFIED, REMOVE_FROM_CRL)));

  private final String label;
  private final int code;
  private final OptionalInt flag;

  RevocationReason(String label, int code, OptionalInt flag) {
    this.label = label;
    this.code = code;
    this.flag = flag;
  }

  /** The reason with this number in CRLReason; 7 is not used. */
  public static Optional<RevocationReason> ofCode(int code) {
    return Arrays.stream(values()).filter(r -> r.code == code).findFirst();
  }

  /**
   * The reason with this name in RFC 5280; upper and lower case are the same.
   *
   * @throws MinicaException USAGE if there is none
   */
  public static RevocationReason parse(String text) {
    return Arrays.stream(values())
        .filter(r -> r.label.equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new MinicaException(
                        Kind.USAGE, "'" + Escaped.of(text) + "' is no reason of RFC 5280")
                    .withHint("the reasons are " + labels()));
  }

  private static String labels() {
    return Arrays.stream(values()).map(RevocationReason::label).collect(Collectors.joining(", "));
  }

  /** The name in RFC 5280. */
  public String label() {
    return label;
  }

  /** The number in CRLReason. */
  public int code() {
    return code;
  }

  /** The bit in ReasonFlags, for those that have one. */
  public OptionalInt flag() {
    return flag;
  }

  @Override
  public String toString() {
    return label;
  }
}
