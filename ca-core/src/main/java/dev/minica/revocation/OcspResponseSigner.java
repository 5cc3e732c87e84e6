package dev.minica.revocation;

import dev.minica.internal.asn1.Der;
import dev.minica.key.SigningKey;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateTime;
import dev.minica.x509.Extension;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;

/**
 * Encodes and signs any template, and encodes what is no answer and therefore not signed.
 *
 * <pre>
 * OCSPResponse ::= SEQUENCE {
 *   responseStatus  OCSPResponseStatus,
 *   responseBytes   [0] EXPLICIT ResponseBytes OPTIONAL }
 *
 * ResponseBytes ::= SEQUENCE {
 *   responseType  OBJECT IDENTIFIER,
 *   response      OCTET STRING }
 * </pre>
 */
public final class OcspResponseSigner {

  private OcspResponseSigner() {}

  /**
   * The template as a response, signed with this key, which is also the name of the responder.
   *
   * @param certificates what leads from the key to the issuer: the certificate of a delegated
   *     signer; none if the issuer itself signs
   */
  public static OcspResponse sign(
      OcspResponseTemplate template, SigningKey key, List<Certificate> certificates) {
    ASN1EncodableVector bytes = new ASN1EncodableVector();
    bytes.add(new ASN1ObjectIdentifier(OcspResponse.BASIC));
    bytes.add(new DEROctetString(Der.encode(basic(template, key, certificates))));
    return response(
        OcspResponseStatus.SUCCESSFUL, new DERTaggedObject(true, 0, new DERSequence(bytes)));
  }

  /**
   * A response that answers nothing, and says why (RFC 6960 section 2.3).
   *
   * @param status any but {@link OcspResponseStatus#SUCCESSFUL}
   */
  public static OcspResponse failure(OcspResponseStatus status) {
    if (status == OcspResponseStatus.SUCCESSFUL) {
      throw new IllegalArgumentException("a success has an answer");
    }
    return response(status);
  }

  private static OcspResponse response(OcspResponseStatus status, ASN1Encodable... bytes) {
    ASN1EncodableVector fields = new ASN1EncodableVector();
    fields.add(new ASN1Enumerated(status.code()));
    fields.addAll(bytes);
    return OcspResponse.decode(Der.encode(new DERSequence(fields)));
  }

  /**
   *
   *
   * <pre>
   * BasicOCSPResponse ::= SEQUENCE {
   *   tbsResponseData     ResponseData,
   *   signatureAlgorithm  AlgorithmIdentifier,
   *   signature           BIT STRING,
   *   certs               [0] EXPLICIT SEQUENCE OF Certificate OPTIONAL }
   * </pre>
   */
  private static DERSequence basic(
      OcspResponseTemplate template, SigningKey key, List<Certificate> certificates) {
    DERSequence data = responseData(template, key.publicKey().keyIdentifier());
    ASN1EncodableVector fields = new ASN1EncodableVector();
    fields.add(data);
    fields.add(Der.decode(key.algorithm().algorithmIdentifier(), "signature algorithm"));
    fields.add(new DERBitString(key.sign(Der.encode(data))));
    if (!certificates.isEmpty()) {
      ASN1EncodableVector encoded = new ASN1EncodableVector();
      certificates.forEach(one -> encoded.add(Der.decode(one.encoded(), "certificate")));
      fields.add(new DERTaggedObject(true, 0, new DERSequence(encoded)));
    }
    return new DERSequence(fields);
  }

  /**
   *
   *
   * <pre>
   * ResponseData ::= SEQUENCE {
   *   version             [0] EXPLICIT Version DEFAULT v1,
   *   responderID         ResponderID,
   *   producedAt          GeneralizedTime,
   *   responses           SEQUENCE OF SingleResponse,
   *   responseExtensions  [1] EXPLICIT Extensions OPTIONAL }
   *
   * ResponderID ::= CHOICE { byName [1] Name, byKey [2] KeyHash }
   * </pre>
   */
  private static DERSequence responseData(OcspResponseTemplate template, byte[] keyHash) {
    ASN1EncodableVector responses = new ASN1EncodableVector();
    template.responses().forEach(response -> responses.add(single(response)));
    ASN1EncodableVector fields = new ASN1EncodableVector();
    fields.add(new DERTaggedObject(true, 2, new DEROctetString(keyHash)));
    fields.add(time(template.producedAt()));
    fields.add(new DERSequence(responses));
    template.nonce().ifPresent(nonce -> fields.add(extensions(1, List.of(nonce(nonce)))));
    return new DERSequence(fields);
  }

  /**
   *
   *
   * <pre>
   * SingleResponse ::= SEQUENCE {
   *   certID            CertID,
   *   certStatus        CertStatus,
   *   thisUpdate        GeneralizedTime,
   *   nextUpdate        [0] EXPLICIT GeneralizedTime OPTIONAL,
   *   singleExtensions  [1] EXPLICIT Extensions OPTIONAL }
   * </pre>
   */
  private static DERSequence single(SingleResponse response) {
    ASN1EncodableVector fields = new ASN1EncodableVector();
    fields.add(response.certId().toAsn1());
    fields.add(certStatus(response));
    fields.add(time(response.thisUpdate()));
    response.nextUpdate().ifPresent(at -> fields.add(new DERTaggedObject(true, 0, time(at))));
    if (!response.extensions().isEmpty()) {
      fields.add(extensions(1, response.extensions()));
    }
    return new DERSequence(fields);
  }

  /**
   *
   *
   * <pre>
   * CertStatus ::= CHOICE {
   *   good     [0] IMPLICIT NULL,
   *   revoked  [1] IMPLICIT RevokedInfo,
   *   unknown  [2] IMPLICIT UnknownInfo }
   * UnknownInfo ::= NULL
   * </pre>
   */
  private static DERTaggedObject certStatus(SingleResponse response) {
    return switch (response.status()) {
      case GOOD -> new DERTaggedObject(false, 0, DERNull.INSTANCE);
      case REVOKED ->
          new DERTaggedObject(false, 1, revokedInfo(response.revocation().orElseThrow()));
      case UNKNOWN -> new DERTaggedObject(false, 2, DERNull.INSTANCE);
    };
  }

  /**
   * Without the reason "unspecified", as in CRLs (RFC 5280 section 5.3.1).
   *
   * <pre>
   * RevokedInfo ::= SEQUENCE {
   *   revocationTime    GeneralizedTime,
   *   revocationReason  [0] EXPLICIT CRLReason OPTIONAL }
   * </pre>
   */
  private static DERSequence revokedInfo(SingleResponse.Revocation revocation) {
    ASN1EncodableVector fields = new ASN1EncodableVector();
    fields.add(time(revocation.time()));
    revocation
        .reason()
        .filter(reason -> reason != RevocationReason.UNSPECIFIED)
        .map(reason -> new DERTaggedObject(true, 0, new ASN1Enumerated(reason.code())))
        .ifPresent(fields::add);
    return new DERSequence(fields);
  }

  private static Extension nonce(byte[] nonce) {
    return new Extension(BasicOcspResponse.NONCE, false, Der.encode(new DEROctetString(nonce)));
  }

  private static DERTaggedObject extensions(int tag, List<Extension> extensions) {
    return new DERTaggedObject(
        true, tag, Der.decode(Extension.encodeAll(extensions), "extensions"));
  }

  private static ASN1Primitive time(Instant time) {
    return Der.decode(CertificateTime.encodedGeneralized(time), "time");
  }
}
