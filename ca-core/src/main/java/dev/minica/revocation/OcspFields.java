package dev.minica.revocation;

import dev.minica.internal.asn1.Der;
import dev.minica.key.SignedEncoding;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateTime;
import dev.minica.x509.Extension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;

/**
 * A basic OCSP response taken apart (RFC 6960 section 4.2.1).
 *
 * <pre>
 * BasicOCSPResponse ::= SEQUENCE {
 *   tbsResponseData     ResponseData,
 *   signatureAlgorithm  AlgorithmIdentifier,
 *   signature           BIT STRING,
 *   certs               [0] EXPLICIT SEQUENCE OF Certificate OPTIONAL }
 *
 * ResponseData ::= SEQUENCE {
 *   version             [0] EXPLICIT Version DEFAULT v1,
 *   responderID         ResponderID,
 *   producedAt          GeneralizedTime,
 *   responses           SEQUENCE OF SingleResponse,
 *   responseExtensions  [1] EXPLICIT Extensions OPTIONAL }
 * </pre>
 */
@SuppressWarnings("ArrayRecordComponent") // never handed out, never compared
record OcspFields(
    SignedEncoding signed,
    int version,
    ResponderId responderId,
    Instant producedAt,
    List<SingleResponse> responses,
    List<Extension> extensions,
    List<Certificate> certificates) {

  /** The caller runs it under {@link Der#read}. */
  static OcspFields decode(byte[] der) {
    SignedEncoding signed = SignedEncoding.decode(der, "basic OCSP response", 4);
    ASN1Sequence data = sequence(signed.toBeSigned());
    int at = isTagged(data.getObjectAt(0), 0) ? 1 : 0;
    requireSize(data, at);
    return new OcspFields(
        signed,
        at == 0 ? 1 : 1 + ((ASN1Integer) inside(data.getObjectAt(0))).intValueExact(),
        ResponderId.decode((ASN1TaggedObject) data.getObjectAt(at)),
        CertificateTime.decode(Der.encode(data.getObjectAt(at + 1))),
        responses((ASN1Sequence) data.getObjectAt(at + 2)),
        data.size() > at + 3 ? extensions(data.getObjectAt(at + 3), 1) : List.of(),
        certificates(signed.further()));
  }

  private static ASN1Sequence sequence(byte[] der) {
    return (ASN1Sequence) Der.decode(der, "basic OCSP response");
  }

  private static void requireSize(ASN1Sequence data, int at) {
    if (data.size() < at + 3 || data.size() > at + 4) {
      throw new IllegalArgumentException("response data of " + data.size() + " fields");
    }
  }

  private static List<SingleResponse> responses(ASN1Sequence encoded) {
    List<SingleResponse> responses = new ArrayList<>();
    for (ASN1Encodable response : encoded) {
      responses.add(SingleResponseFields.decode((ASN1Sequence) response));
    }
    return List.copyOf(responses);
  }

  /** Extensions under an explicit tag, which has to be this one. */
  static List<Extension> extensions(ASN1Encodable field, int tag) {
    if (!isTagged(field, tag)) {
      throw new IllegalArgumentException("no extensions where they belong");
    }
    return List.copyOf(Extension.decodeAll(Der.encode(inside(field))));
  }

  private static List<Certificate> certificates(List<byte[]> fields) {
    if (fields.isEmpty()) {
      return List.of();
    }
    ASN1Encodable field = Der.decode(fields.get(0), "basic OCSP response");
    if (!isTagged(field, 0)) {
      throw new IllegalArgumentException("no certificates where they belong");
    }
    List<Certificate> certificates = new ArrayList<>();
    for (ASN1Encodable certificate : (ASN1Sequence) inside(field)) {
      certificates.add(Certificate.decode(Der.encode(certificate)));
    }
    return List.copyOf(certificates);
  }

  static boolean isTagged(ASN1Encodable field, int tag) {
    return field instanceof ASN1TaggedObject tagged && tagged.hasContextTag(tag);
  }

  /** What stands under an explicit tag. */
  static ASN1Encodable inside(ASN1Encodable tagged) {
    return ((ASN1TaggedObject) tagged).getExplicitBaseObject();
  }
}
