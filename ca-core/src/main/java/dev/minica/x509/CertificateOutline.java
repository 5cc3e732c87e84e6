package dev.minica.x509;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import dev.minica.internal.asn1.Tlv;
import dev.minica.key.SubjectPublicKeyInfo;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A certificate of which no field is decoded before it is asked for: for who needs little of each
 * of very many. Its octets are one whole value with the fields of RFC 5280 section 4.1 in their
 * places; whether those hold what they should is known of what was asked for, and of all by {@link
 * #certificate}.
 */
public final class CertificateOutline {

  private static final String WHAT = "certificate";

  /** serialNumber, signature, issuer, validity, subject, subjectPublicKeyInfo. */
  private static final int FIELDS = 6;

  private final byte[] der;
  private final List<Tlv> fields;

  /**
   * @param fields those of the tbsCertificate without the version
   */
  private CertificateOutline(byte[] der, List<Tlv> fields) {
    this.der = der;
    this.fields = fields;
  }

  /**
   * The outline of one DER certificate.
   *
   * @throws MinicaException BAD_INPUT if it cannot be taken apart so far, or is longer than {@value
   *     Certificate#MAX_OCTETS} octets
   */
  public static CertificateOutline decode(byte[] der) {
    Certificate.requireWithinBound(der);
    byte[] copy = der.clone();
    Tlv whole = Tlv.of(copy, WHAT);
    return Der.read(WHAT, () -> new CertificateOutline(copy, fields(whole)));
  }

  /** That of a certificate which is decoded. */
  public static CertificateOutline of(Certificate certificate) {
    return decode(certificate.encoded());
  }

  private static List<Tlv> fields(Tlv whole) {
    List<Tlv> parts = whole.elements(4);
    if (parts.size() != 3 || !whole.is(Tlv.SEQUENCE) || !parts.get(0).is(Tlv.SEQUENCE)) {
      throw new IllegalArgumentException(parts.size() + " fields instead of 3");
    }
    List<Tlv> fields =
        parts.get(0).elements(FIELDS + 5); // and version, [1], [2], [3], one too many
    int first = !fields.isEmpty() && fields.get(0).isContext(0) ? 1 : 0;
    if (fields.size() < first + FIELDS || !fields.get(first).is(Tlv.INTEGER)) {
      throw new IllegalArgumentException("no fields of a tbsCertificate");
    }
    return fields.subList(first, fields.size());
  }

  public SerialNumber serialNumber() {
    return Der.read(WHAT, () -> new SerialNumber(new BigInteger(fields.get(0).content())));
  }

  /**
   * RFC 5280 section 4.1.2.4.
   *
   * @throws MinicaException BAD_INPUT if it is malformed
   */
  public DistinguishedName issuer() {
    return DistinguishedName.decode(fields.get(2).encoded());
  }

  /**
   * RFC 5280 section 4.1.2.5.
   *
   * @throws MinicaException BAD_INPUT if it is malformed
   */
  public Validity validity() {
    return Der.read(WHAT, () -> validity(fields.get(3).elements(3)));
  }

  private static Validity validity(List<Tlv> times) {
    if (times.size() != 2) {
      throw new IllegalArgumentException(times.size() + " times instead of 2");
    }
    return new Validity(CertificateTime.decode(times.get(0)), CertificateTime.decode(times.get(1)));
  }

  /**
   * RFC 5280 section 4.1.2.6.
   *
   * @throws MinicaException BAD_INPUT if it is malformed
   */
  public DistinguishedName subject() {
    return DistinguishedName.decode(fields.get(4).encoded());
  }

  /**
   * RFC 5280 section 4.1.2.7.
   *
   * @throws MinicaException BAD_INPUT if it is malformed
   */
  public SubjectPublicKeyInfo publicKey() {
    return SubjectPublicKeyInfo.decode(fields.get(5).encoded());
  }

  /**
   * What {@link Certificate#subjectAltNames} has.
   *
   * @throws MinicaException BAD_INPUT if the extensions, or these names, are malformed
   */
  public List<GeneralName> subjectAltNames() {
    return extension(Extension.SUBJECT_ALT_NAME)
        .map(ExtensionValues::generalNames)
        .orElse(List.of());
  }

  /**
   * Whether names and key identifiers (RFC 5280 section 4.2.1.1) say that the other is its issuer.
   *
   * @throws MinicaException BAD_INPUT if its issuer or its extensions are malformed
   */
  public boolean isIssuedBy(Certificate other) {
    DistinguishedName issuer = issuer();
    DistinguishedName subject = other.subject();
    return (issuer.equals(subject) || issuer.matches(subject))
        && authorityKeyIdentifier()
            .flatMap(id -> other.subjectKeyIdentifier().map(own -> Arrays.equals(id, own)))
            .orElse(true);
  }

  private Optional<byte[]> authorityKeyIdentifier() {
    return extension(Extension.AUTHORITY_KEY_IDENTIFIER)
        .flatMap(ExtensionValues::authorityKeyIdentifier);
  }

  /** The first with the object identifier; only that one is decoded. */
  private Optional<Extension> extension(String oid) {
    return Der.read(
        WHAT,
        () -> {
          for (Tlv extension : extensions()) {
            if (extension.elements(1).get(0).objectIdentifier().equals(oid)) {
              return Extension.decodeAll(Der.constructed(Tlv.SEQUENCE, extension.encoded()))
                  .stream()
                  .findFirst();
            }
          }
          return Optional.empty();
        });
  }

  private List<Tlv> extensions() {
    Tlv last = fields.get(fields.size() - 1);
    return fields.size() > FIELDS && last.isContext(3)
        ? last.elements(1).get(0).elements()
        : List.of();
  }

  /** The SHA-256 fingerprint of all octets, as {@link Certificate#fingerprint} has it. */
  public String fingerprint() {
    return Certificate.fingerprint(der);
  }

  /**
   * All of it.
   *
   * @throws MinicaException BAD_INPUT if any field is malformed
   */
  public Certificate certificate() {
    return Certificate.decode(der);
  }
}
