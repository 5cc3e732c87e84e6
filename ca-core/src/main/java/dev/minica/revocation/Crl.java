package dev.minica.revocation;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;

/**
 * A certificate revocation list: the octets as they were read, and the fields of RFC 5280 section
 * 5.1.
 */
public final class Crl {

  /** cRLNumber, RFC 5280 section 5.2.3. */
  public static final String CRL_NUMBER = "2.5.29.20";

  /** deltaCRLIndicator, RFC 5280 section 5.2.4. */
  public static final String DELTA_CRL_INDICATOR = "2.5.29.27";

  /** issuingDistributionPoint, RFC 5280 section 5.2.5. */
  public static final String ISSUING_DISTRIBUTION_POINT = "2.5.29.28";

  private final byte[] der;
  private final CrlFields fields;

  private Crl(byte[] der, CrlFields fields) {
    this.der = der;
    this.fields = fields;
  }

  /**
   * Reads one DER CRL.
   *
   * @throws MinicaException BAD_INPUT if it cannot be taken apart into the fields of RFC 5280
   *     section 5.1
   */
  public static Crl decode(byte[] der) {
    byte[] copy = der.clone();
    return new Crl(copy, Der.read("CRL", () -> CrlFields.decode(copy)));
  }

  /** The octets it was read from. */
  public byte[] encoded() {
    return der.clone();
  }

  /** How many octets it takes. */
  public int size() {
    return der.length;
  }

  /** 1 or 2; one more than the number that is encoded. */
  public int version() {
    return fields.version();
  }

  public DistinguishedName issuer() {
    return fields.issuer();
  }

  /** When it was issued. */
  public Instant thisUpdate() {
    return fields.thisUpdate();
  }

  /** By when the next one will be; RFC 5280 section 5.1.2.5 demands that it is there. */
  public Optional<Instant> nextUpdate() {
    return fields.nextUpdate();
  }

  /** All CRL extensions in their order, understood or not. */
  public List<Extension> extensions() {
    return fields.extensions();
  }

  /** The first extension with this object identifier. */
  public Optional<Extension> extension(String oid) {
    return fields.extensions().stream().filter(e -> e.oid().equals(oid)).findFirst();
  }

  /** How many entries there are, sound or not. */
  public int entryCount() {
    int count = 0;
    for (Iterator<byte[]> entries = Der.walk(fields.entries()); entries.hasNext(); entries.next()) {
      count++;
    }
    return count;
  }

  /**
   * The revoked certificates, each read when it is come to.
   *
   * @throws MinicaException BAD_INPUT, while iterating, if an entry is malformed
   */
  public Iterable<CrlEntry> entries() {
    return () -> new CrlEntries(fields.issuer(), fields.entries());
  }

  /** DER of the outer signatureAlgorithm. */
  public byte[] signatureAlgorithmEncoded() {
    return fields.signed().algorithmEncoded().clone();
  }

  /** DER of the signature field inside tbsCertList, which must equal the outer one. */
  public byte[] tbsSignatureAlgorithmEncoded() {
    return fields.tbsAlgorithm().clone();
  }

  /** Whether this key's private half made the signature; "no" also for an unknown algorithm. */
  public boolean isSignedBy(SubjectPublicKeyInfo key) {
    return Arrays.equals(fields.signed().algorithmEncoded(), fields.tbsAlgorithm())
        && fields.signed().isSignedBy(key);
  }

  /** The same, but "yes" for an algorithm that is not known: nothing speaks against it. */
  public boolean mayBeSignedBy(SubjectPublicKeyInfo key) {
    return fields.signed().algorithm().isEmpty() || isSignedBy(key);
  }

  /** RFC 5280 section 5.2.3. */
  public Optional<BigInteger> number() {
    return extension(CRL_NUMBER).map(Crl::integer);
  }

  /** BaseCRLNumber of a delta CRL, RFC 5280 section 5.2.4; empty for a complete one. */
  public Optional<BigInteger> baseNumber() {
    return extension(DELTA_CRL_INDICATOR).map(Crl::integer);
  }

  /** RFC 5280 section 5.2.5. */
  public Optional<IssuingDistributionPoint> issuingDistributionPoint() {
    return extension(ISSUING_DISTRIBUTION_POINT).map(IssuingDistributionPoint::decode);
  }

  /** The keyIdentifier of RFC 5280 section 5.2.1, if the extension has one. */
  public Optional<byte[]> authorityKeyIdentifier() {
    return extension(Extension.AUTHORITY_KEY_IDENTIFIER)
        .flatMap(e -> Der.read("authority key identifier", () -> keyIdentifier(e)));
  }

  private static Optional<byte[]> keyIdentifier(Extension extension) {
    ASN1Sequence fields = (ASN1Sequence) Der.decode(extension.value(), "authority key identifier");
    return fields.size() > 0
            && fields.getObjectAt(0) instanceof ASN1TaggedObject tagged
            && tagged.hasContextTag(0)
        ? Optional.of(ASN1OctetString.getInstance(tagged, false).getOctets())
        : Optional.empty();
  }

  private static BigInteger integer(Extension extension) {
    return Der.read(
        "CRL number", () -> ((ASN1Integer) Der.decode(extension.value(), "CRL number")).getValue());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Crl that && Arrays.equals(der, that.der);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(der);
  }

  /** Issuer and date, for people. */
  @Override
  public String toString() {
    return "CRL of " + issuer() + " of " + thisUpdate();
  }
}
