package dev.minica.revocation;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;

/**
 * What an OCSP responder answers (RFC 6960 section 4.2.1).
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
public final class OcspResponse {

  /** id-pkix-ocsp-basic, the one type of response there is. */
  public static final String BASIC = "1.3.6.1.5.5.7.48.1.1";

  private static final String WHAT = "OCSP response";

  private final byte[] der;
  private final OcspResponseStatus status;
  private final Optional<String> responseType;
  private final Optional<BasicOcspResponse> basic;

  private OcspResponse(
      byte[] der,
      OcspResponseStatus status,
      Optional<String> responseType,
      Optional<BasicOcspResponse> basic) {
    this.der = der;
    this.status = status;
    this.responseType = responseType;
    this.basic = basic;
  }

  /**
   * Reads one DER response, successful or not. Signatures are not looked at.
   *
   * @throws MinicaException BAD_INPUT if it is not that structure, or has a basic response that
   *     cannot be taken apart into the fields of section 4.2.1
   */
  public static OcspResponse decode(byte[] der) {
    byte[] copy = der.clone();
    return Der.read(WHAT, () -> read(copy, Der.decode(copy, WHAT)));
  }

  private static OcspResponse read(byte[] der, ASN1Primitive value) {
    ASN1Sequence fields = (ASN1Sequence) value;
    if (fields.size() < 1 || fields.size() > 2) {
      throw new IllegalArgumentException(fields.size() + " fields instead of 1 or 2");
    }
    OcspResponseStatus status =
        OcspResponseStatus.ofCode(((ASN1Enumerated) fields.getObjectAt(0)).intValueExact());
    if (fields.size() == 1) {
      return new OcspResponse(der, status, Optional.empty(), Optional.empty());
    }
    ASN1Sequence bytes = responseBytes(fields.getObjectAt(1));
    String type = ((ASN1ObjectIdentifier) bytes.getObjectAt(0)).getId();
    byte[] response = ((ASN1OctetString) bytes.getObjectAt(1)).getOctets();
    return new OcspResponse(
        der,
        status,
        Optional.of(type),
        type.equals(BASIC) ? Optional.of(BasicOcspResponse.decode(response)) : Optional.empty());
  }

  private static ASN1Sequence responseBytes(ASN1Encodable field) {
    ASN1TaggedObject tagged = (ASN1TaggedObject) field;
    if (!tagged.hasContextTag(0)) {
      throw new IllegalArgumentException("a field with the tag " + tagged.getTagNo());
    }
    ASN1Sequence bytes = (ASN1Sequence) tagged.getExplicitBaseObject();
    if (bytes.size() != 2) {
      throw new IllegalArgumentException("response bytes of " + bytes.size() + " fields");
    }
    return bytes;
  }

  /** The octets it was read from. */
  public byte[] encoded() {
    return der.clone();
  }

  public OcspResponseStatus status() {
    return status;
  }

  /** The object identifier of what is inside, which nothing is unless it was successful. */
  public Optional<String> responseType() {
    return responseType;
  }

  /** The response itself, if it is of the type {@link #BASIC}. */
  public Optional<BasicOcspResponse> basic() {
    return basic;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OcspResponse that && Arrays.equals(der, that.der);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(der);
  }

  @Override
  public String toString() {
    return WHAT + " " + status;
  }
}
