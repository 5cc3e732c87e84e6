package dev.minica.revocation;

import dev.minica.internal.asn1.Der;
import dev.minica.x509.Extension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;

/**
 * Takes a request apart (RFC 6960 section 4.1.1).
 *
 * <pre>
 * OCSPRequest ::= SEQUENCE {
 *   tbsRequest         TBSRequest,
 *   optionalSignature  [0] EXPLICIT Signature OPTIONAL }
 *
 * TBSRequest ::= SEQUENCE {
 *   version            [0] EXPLICIT Version DEFAULT v1,
 *   requestorName      [1] EXPLICIT GeneralName OPTIONAL,
 *   requestList        SEQUENCE OF Request,
 *   requestExtensions  [2] EXPLICIT Extensions OPTIONAL }
 *
 * Request ::= SEQUENCE {
 *   reqCert                  CertID,
 *   singleRequestExtensions  [0] EXPLICIT Extensions OPTIONAL }
 * </pre>
 */
final class OcspRequestFields {

  private static final String WHAT = "OCSP request";

  private final List<CertId> certIds = new ArrayList<>();
  private final List<Extension> ofRequest = new ArrayList<>();
  private final List<Extension> ofSingles = new ArrayList<>();

  private OcspRequestFields() {}

  /** The caller runs it under {@link Der#read}. */
  static OcspRequest decode(byte[] der) {
    ASN1Sequence request = (ASN1Sequence) Der.decode(der, WHAT);
    if (request.size() > 2 || (request.size() == 2 && !isTagged(request.getObjectAt(1), 0))) {
      throw new IllegalArgumentException("fields after the signature");
    }
    OcspRequestFields fields = new OcspRequestFields();
    fields.readToBeSigned((ASN1Sequence) request.getObjectAt(0));
    return new OcspRequest(fields.certIds, fields.nonce(), fields.unknownCritical());
  }

  private void readToBeSigned(ASN1Sequence fields) {
    int at = 0;
    if (isTagged(fields.getObjectAt(at), 0)) {
      requireVersion1(OcspFields.inside(fields.getObjectAt(at)));
      at++;
    }
    if (isTagged(fields.getObjectAt(at), 1)) {
      at++;
    }
    readList((ASN1Sequence) fields.getObjectAt(at));
    if (fields.size() > at + 1) {
      ofRequest.addAll(OcspFields.extensions(fields.getObjectAt(at + 1), 2));
    }
    if (fields.size() > at + 2) {
      throw new IllegalArgumentException("fields after the extensions");
    }
  }

  private static void requireVersion1(ASN1Encodable version) {
    int number = 1 + ((ASN1Integer) version).intValueExact();
    if (number != 1) {
      throw new IllegalArgumentException("of version " + number + ", not 1");
    }
  }

  private void readList(ASN1Sequence list) {
    if (list.size() < 1 || list.size() > OcspRequest.MAX_CERT_IDS) {
      throw new IllegalArgumentException(
          "asks for " + list.size() + " certificates, not 1 to " + OcspRequest.MAX_CERT_IDS);
    }
    for (ASN1Encodable request : list) {
      readSingle((ASN1Sequence) request);
    }
  }

  private void readSingle(ASN1Sequence request) {
    if (request.size() > 2) {
      throw new IllegalArgumentException("a request of " + request.size() + " fields");
    }
    certIds.add(CertId.decode((ASN1Sequence) request.getObjectAt(0)));
    if (request.size() == 2) {
      ofSingles.addAll(OcspFields.extensions(request.getObjectAt(1), 0));
    }
  }

  /**
   *
   *
   * <pre>Nonce ::= OCTET STRING (SIZE (1..128)) -- RFC 9654 section 2.1</pre>
   */
  private Optional<byte[]> nonce() {
    List<Extension> nonces = ofRequest.stream().filter(OcspRequest::isUnderstood).toList();
    if (nonces.isEmpty()) {
      return Optional.empty();
    }
    byte[] nonce = ((ASN1OctetString) Der.decode(nonces.get(0).value(), "nonce")).getOctets();
    if (nonces.size() > 1 || nonce.length < 1 || nonce.length > OcspRequest.MAX_NONCE) {
      throw new IllegalArgumentException(
          nonces.size() + " nonces, the first of " + nonce.length + " octets");
    }
    return Optional.of(nonce);
  }

  private List<String> unknownCritical() {
    List<Extension> unknown = new ArrayList<>(ofSingles);
    ofRequest.stream().filter(one -> !OcspRequest.isUnderstood(one)).forEach(unknown::add);
    return unknown.stream().filter(Extension::critical).map(Extension::oid).toList();
  }

  private static boolean isTagged(ASN1Encodable field, int tag) {
    return OcspFields.isTagged(field, tag);
  }
}
