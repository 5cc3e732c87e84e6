package dev.minica.revocation;

import dev.minica.internal.asn1.Der;
import dev.minica.revocation.SingleResponse.Revocation;
import dev.minica.revocation.SingleResponse.Status;
import dev.minica.x509.CertificateTime;
import dev.minica.x509.Extension;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;

/**
 * Takes one response apart (RFC 6960 section 4.2.1).
 *
 * <pre>
 * SingleResponse ::= SEQUENCE {
 *   certID            CertID,
 *   certStatus        CertStatus,
 *   thisUpdate        GeneralizedTime,
 *   nextUpdate        [0] EXPLICIT GeneralizedTime OPTIONAL,
 *   singleExtensions  [1] EXPLICIT Extensions OPTIONAL }
 *
 * CertStatus ::= CHOICE {
 *   good     [0] IMPLICIT NULL,
 *   revoked  [1] IMPLICIT RevokedInfo,
 *   unknown  [2] IMPLICIT UnknownInfo }
 * </pre>
 */
final class SingleResponseFields {

  private SingleResponseFields() {}

  /** The caller runs it under {@link Der#read}. */
  static SingleResponse decode(ASN1Sequence fields) {
    if (fields.size() < 3) {
      throw new IllegalArgumentException("a response of " + fields.size() + " fields");
    }
    ASN1TaggedObject status = (ASN1TaggedObject) fields.getObjectAt(1);
    Optional<Instant> nextUpdate = Optional.empty();
    List<Extension> extensions = List.of();
    for (int i = 3; i < fields.size(); i++) {
      if (OcspFields.isTagged(fields.getObjectAt(i), 0)) {
        nextUpdate = Optional.of(time(OcspFields.inside(fields.getObjectAt(i))));
      } else {
        extensions = OcspFields.extensions(fields.getObjectAt(i), 1);
      }
    }
    return new SingleResponse(
        CertId.decode((ASN1Sequence) fields.getObjectAt(0)),
        status(status),
        status.hasContextTag(1) ? Optional.of(revocation(status)) : Optional.empty(),
        time(fields.getObjectAt(2)),
        nextUpdate,
        extensions);
  }

  private static Status status(ASN1TaggedObject choice) {
    return switch (Der.contextTag(choice)) {
      case 0 -> Status.GOOD;
      case 1 -> Status.REVOKED;
      case 2 -> Status.UNKNOWN;
      default -> throw new IllegalArgumentException("no status has the tag " + choice.getTagNo());
    };
  }

  /**
   *
   *
   * <pre>
   * RevokedInfo ::= SEQUENCE {
   *   revocationTime    GeneralizedTime,
   *   revocationReason  [0] EXPLICIT CRLReason OPTIONAL }
   * </pre>
   */
  private static Revocation revocation(ASN1TaggedObject status) {
    ASN1Sequence info = (ASN1Sequence) status.getBaseUniversal(false, BERTags.SEQUENCE);
    Optional<RevocationReason> reason =
        info.size() > 1
            ? Optional.of(reason(OcspFields.inside(info.getObjectAt(1))))
            : Optional.empty();
    return new Revocation(time(info.getObjectAt(0)), reason);
  }

  private static RevocationReason reason(ASN1Encodable field) {
    int code = ((ASN1Enumerated) field).intValueExact();
    return RevocationReason.ofCode(code)
        .orElseThrow(() -> new IllegalArgumentException("unknown reason " + code));
  }

  private static Instant time(ASN1Encodable field) {
    return CertificateTime.decode(Der.encode(field));
  }
}
