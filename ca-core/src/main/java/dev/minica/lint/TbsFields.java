package dev.minica.lint;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Tlv;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of RFC 5280 section 4.1.
 *
 * <pre>
 * TBSCertificate ::= SEQUENCE {
 *   version               [0] EXPLICIT Version DEFAULT v1,
 *   serialNumber          CertificateSerialNumber,
 *   signature             AlgorithmIdentifier,
 *   issuer                Name,
 *   validity              Validity,
 *   subject               Name,
 *   subjectPublicKeyInfo  SubjectPublicKeyInfo,
 *   issuerUniqueID        [1] IMPLICIT UniqueIdentifier OPTIONAL,
 *   subjectUniqueID       [2] IMPLICIT UniqueIdentifier OPTIONAL,
 *   extensions            [3] EXPLICIT Extensions OPTIONAL }
 * </pre>
 */
record TbsFields(
    Optional<Tlv> version,
    Tlv serialNumber,
    Tlv signatureAlgorithm,
    Tlv issuer,
    List<Tlv> validity,
    Tlv subject,
    Tlv publicKey,
    List<Tlv> uniqueIdentifiers,
    Optional<Tlv> extensions) {

  private static final int REQUIRED = 6;

  static TbsFields of(Tlv tbs) {
    List<Tlv> parts = tbs.elements();
    int at = !parts.isEmpty() && parts.get(0).isContext(0) ? 1 : 0;
    require(parts.size() >= at + REQUIRED, "too few fields");
    List<Tlv> uniqueIdentifiers = new ArrayList<>();
    Optional<Tlv> extensions = Optional.empty();
    for (Tlv part : parts.subList(at + REQUIRED, parts.size())) {
      if (part.isContext(3)) {
        extensions = explicit(part);
      } else {
        uniqueIdentifiers.add(part);
      }
    }
    require(parts.get(at).is(Tlv.INTEGER), "a serial number that is no INTEGER");
    return new TbsFields(
        at == 0 ? Optional.empty() : explicit(parts.get(0)),
        parts.get(at),
        parts.get(at + 1),
        parts.get(at + 2),
        pair(parts.get(at + 3), "a validity"),
        parts.get(at + 4),
        publicKey(parts.get(at + 5)),
        uniqueIdentifiers,
        extensions);
  }

  private static Tlv publicKey(Tlv field) {
    pair(field, "a public key");
    return field;
  }

  private static List<Tlv> pair(Tlv field, String what) {
    List<Tlv> parts = field.elements();
    require(parts.size() == 2, what + " of " + parts.size() + " parts");
    return parts;
  }

  private static Optional<Tlv> explicit(Tlv field) {
    List<Tlv> inside = field.elements();
    return inside.size() == 1 ? Optional.of(inside.get(0)) : Optional.empty();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new MinicaException(Kind.BAD_INPUT, "certificate: " + otherwise);
    }
  }
}
