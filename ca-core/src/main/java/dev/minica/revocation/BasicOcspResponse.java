package dev.minica.revocation;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.Certificate;
import dev.minica.x509.Extension;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;

/** A signed response of RFC 6960 section 4.2.1: the octets as they were read, and the fields. */
public final class BasicOcspResponse {

  /** id-pkix-ocsp-nonce, RFC 9654. */
  public static final String NONCE = "1.3.6.1.5.5.7.48.1.2";

  private final OcspFields fields;

  private BasicOcspResponse(OcspFields fields) {
    this.fields = fields;
  }

  /**
   * Reads one DER BasicOCSPResponse.
   *
   * @throws MinicaException BAD_INPUT if it cannot be taken apart into the fields of RFC 6960
   */
  public static BasicOcspResponse decode(byte[] der) {
    byte[] copy = der.clone();
    return new BasicOcspResponse(Der.read("basic OCSP response", () -> OcspFields.decode(copy)));
  }

  /** 1, unless there is another one day; one more than the number that is encoded. */
  public int version() {
    return fields.version();
  }

  /** Who says that they answered. */
  public ResponderId responderId() {
    return fields.responderId();
  }

  /** When it was signed. */
  public Instant producedAt() {
    return fields.producedAt();
  }

  /** What is said of each certificate. */
  public List<SingleResponse> responses() {
    return fields.responses();
  }

  /** All extensions of the whole response in their order, understood or not. */
  public List<Extension> extensions() {
    return fields.extensions();
  }

  /**
   * The nonce of the request that this answers (RFC 9654 section 2.1). Some responders leave out
   * the OCTET STRING inside the extension; its octets as they stand are the nonce then.
   */
  public Optional<byte[]> nonce() {
    return fields.extensions().stream()
        .filter(extension -> extension.oid().equals(NONCE))
        .findFirst()
        .map(extension -> nonce(extension.value()));
  }

  private static byte[] nonce(byte[] value) {
    try {
      return Der.read("nonce", () -> ((ASN1OctetString) Der.decode(value, "nonce")).getOctets());
    } catch (MinicaException bare) {
      return value;
    }
  }

  /** DER of the signatureAlgorithm, of which there is one: it is not inside what is signed. */
  public byte[] signatureAlgorithmEncoded() {
    return fields.signed().algorithmEncoded().clone();
  }

  /** Certificates that lead from the responder to the issuer; whether they do is not looked at. */
  public List<Certificate> certificates() {
    return fields.certificates();
  }

  /** Whether this key's private half made the signature; "no" also for an unknown algorithm. */
  public boolean isSignedBy(SubjectPublicKeyInfo key) {
    return fields.signed().isSignedBy(key);
  }
}
