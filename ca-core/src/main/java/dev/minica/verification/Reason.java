package dev.minica.verification;

/** Why a certificate is objected to. */
public enum Reason {
  /** An extension, or the certificate as a whole, is not encoded as RFC 5280 and DER demand. */
  MALFORMED,
  /** It breaks a MUST of RFC 5280 section 4 that strict clients insist on. */
  NOT_CONFORMING,
  /** A critical extension that minica does not process (RFC 5280 section 4.2). */
  UNKNOWN_CRITICAL_EXTENSION,
  /** A signature algorithm that minica does not check: unknown, or too weak to mean anything. */
  UNSUPPORTED_SIGNATURE,
  /** A public key too weak, too large or of a kind that minica does not know. */
  UNACCEPTABLE_KEY,
  /** The signature was not made by the issuer's key. */
  BAD_SIGNATURE,
  NOT_YET_VALID,
  EXPIRED,
  /** It issued a certificate without being a CA. */
  NOT_A_CA,
  /** Its key usage does not allow what it is used for. */
  KEY_USAGE,
  /** Its extended key usage does not allow the purpose. */
  KEY_PURPOSE,
  /** More intermediates than a path length constraint, or the question, allows. */
  PATH_TOO_LONG,
  /** A name outside the name constraints of an issuer. */
  NAME_CONSTRAINT,
  /** The certificate policies of the path do not satisfy what is asked. */
  POLICY,
  /** It does not hold the name that was asked for. */
  NAME_MISMATCH,
  /** A CRL says that it is revoked. */
  REVOKED,
  /** CRLs were given, but none that can be used says whether it is revoked. */
  REVOCATION_UNKNOWN,
  /** Nobody's certificate that was given issued it. */
  ISSUER_MISSING,
  /** Self-signed, and none of the trust anchors. */
  NOT_TRUSTED,
  /** The search was given up: more work than the bounds allow. */
  SEARCH_BOUND
}
