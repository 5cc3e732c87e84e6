package dev.minica.csr;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import dev.minica.key.SignatureAlgorithm;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request for a certificate (RFC 2986): the octets as they were read, and what they say. Any
 * request that can be taken apart is one, sound or not, signed by its key or not.
 */
public final class CertificationRequest {

  /** The longest request that is read, in octets: room for a key and a thousand long names. */
  public static final int MAX_OCTETS = 256 * 1024;

  private final byte[] der;
  private final CertificationRequestFields fields;

  private CertificationRequest(byte[] der, CertificationRequestFields fields) {
    this.der = der;
    this.fields = fields;
  }

  /**
   * Reads one DER request.
   *
   * @throws MinicaException BAD_INPUT if it cannot be taken apart into the fields of RFC 2986
   *     section 4, or is longer than {@value #MAX_OCTETS} octets
   */
  public static CertificationRequest decode(byte[] der) {
    if (der.length > MAX_OCTETS) {
      throw new MinicaException(
          Kind.BAD_INPUT,
          "certification request: " + der.length + " octets are over the bound of " + MAX_OCTETS);
    }
    byte[] copy = der.clone();
    return new CertificationRequest(
        copy, Der.read("certification request", () -> CertificationRequestFields.decode(copy)));
  }

  /** The octets it was read from. */
  public byte[] encoded() {
    return der.clone();
  }

  /** One more than the number that is encoded; 1 is the only one there is a norm for. */
  public int version() {
    return fields.version();
  }

  /** Who the certificate is to be for; may be empty. */
  public DistinguishedName subject() {
    return fields.subject();
  }

  /** The key the certificate is to be for. */
  public SubjectPublicKeyInfo publicKey() {
    return fields.publicKey();
  }

  /** All attributes in their order, understood or not. */
  public List<Attribute> attributes() {
    return fields.attributes();
  }

  /**
   * The extensions it asks for, of all attributes that ask for some, in their order. Programs
   * differ on which list counts where there are several: whoever grants them looks at {@link
   * #attributes} too.
   *
   * @throws MinicaException BAD_INPUT if a list of extensions is malformed
   */
  public List<Extension> requestedExtensions() {
    return attributes().stream()
        .filter(Attribute::requestsExtensions)
        .flatMap(attribute -> attribute.values().stream())
        .flatMap(value -> Extension.decodeAll(value).stream())
        .toList();
  }

  /** The certificationRequestInfo's octets, which the signature covers. */
  public byte[] infoEncoded() {
    return fields.signed().toBeSigned().clone();
  }

  /** DER of the signatureAlgorithm. */
  public byte[] signatureAlgorithmEncoded() {
    return fields.signed().algorithmEncoded().clone();
  }

  /** The algorithm's object identifier in dotted decimal. */
  public String signatureAlgorithmOid() {
    return fields.signatureAlgorithmOid();
  }

  /** The algorithm it is signed with, if minica knows it and the parameters are the right ones. */
  public Optional<SignatureAlgorithm> signatureAlgorithm() {
    return fields.signed().algorithm();
  }

  /** The octets of the signature. */
  public byte[] signature() {
    return fields.signed().signature().clone();
  }

  /** Whether the key in it made its signature. */
  public Possession possession() {
    if (signatureAlgorithm().isEmpty()) {
      return Possession.UNKNOWN;
    }
    return fields.signed().isSignedBy(publicKey()) ? Possession.SHOWN : Possession.NOT_SHOWN;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CertificationRequest that && Arrays.equals(der, that.der);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(der);
  }

  /** The subject, for people; it may hold any character. */
  @Override
  public String toString() {
    return "request for " + subject();
  }
}
