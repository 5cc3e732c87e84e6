package dev.minica.verification;

import dev.minica.MinicaException;
import dev.minica.revocation.Crl;
import dev.minica.revocation.RevocationReason;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why a CRL does not say whether a certificate is revoked.
 *
 * @param words the CRL and what is wrong with it
 * @param remedy what would put it right; empty if that is another CRL of the same issuer
 */
record CrlFault(String words, String remedy) {

  private static final String REPLACE_IT = "";

  private static CrlFault of(Crl crl, String what, String remedy) {
    return new CrlFault("the " + crl + " " + what, remedy);
  }

  static CrlFault notYetIssued(Crl crl, Instant time) {
    return of(crl, "was issued after " + time, "wait, or check this machine's clock");
  }

  static CrlFault outOfDate(Crl crl, Instant nextUpdate) {
    return of(crl, "is out of date since " + nextUpdate, REPLACE_IT);
  }

  static CrlFault malformed(Crl crl, MinicaException reason) {
    return of(crl, "is malformed: " + reason.getMessage(), reissued(crl));
  }

  /** It breaks a rule of RFC 5280 section 5 without which nothing can follow from it. */
  static CrlFault notConforming(Crl crl, String what) {
    return of(crl, what, reissued(crl));
  }

  private static String reissued(Crl crl) {
    return "have " + crl.issuer() + " issue its CRL again as RFC 5280 demands";
  }

  /** 6.3.3 (b). */
  static CrlFault outOfScope(Crl crl) {
    return of(crl, "is for other certificates only, by its issuing distribution point", REPLACE_IT);
  }

  /** 6.3.3 (d). */
  static CrlFault someReasons(Crl crl, Set<RevocationReason> reasons) {
    String labels = reasons.stream().map(RevocationReason::label).collect(Collectors.joining(", "));
    return of(crl, "is for some reasons only: " + labels, REPLACE_IT);
  }

  /** 6.3.3 (f) and (g). */
  static CrlFault unsigned(Crl crl) {
    return of(
        crl,
        "is signed by nobody whose certificate is there, allows cRLSign, and leads to the same"
            + " root",
        "add the certificate of who signed it, or a CRL that the issuer's own key signed");
  }

  /** Section 5.2.4: a delta CRL says only what has changed. */
  static CrlFault withoutBase(Crl delta) {
    return of(
        delta,
        "is a delta CRL, and no complete one that it continues is there",
        "add the complete CRL of " + delta.issuer() + ", from number " + base(delta) + " on");
  }

  private static String base(Crl delta) {
    return delta.baseNumber().map(Object::toString).orElse("");
  }
}
