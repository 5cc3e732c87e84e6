package dev.minica.inspection;

import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.Certificate;

/** Whether a key made a certificate's signature. */
enum SignatureVerdict {
  MADE,
  NOT_MADE,
  /** It cannot be said: minica does not check signatures of this algorithm. */
  UNKNOWN;

  static SignatureVerdict of(Certificate certificate, SubjectPublicKeyInfo key) {
    if (certificate.signatureAlgorithm().isEmpty()) {
      return UNKNOWN;
    }
    return certificate.isSignedBy(key) ? MADE : NOT_MADE;
  }
}
