package dev.minica.x509;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import dev.minica.key.SignatureAlgorithm;
import dev.minica.key.SignedEncoding;
import dev.minica.key.SubjectPublicKeyInfo;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An X.509 certificate: the octets as they were read, and the fields of RFC 5280 section 4.1. Any
 * certificate that can be taken apart is one, sound or not.
 *
 * <p>The extensions' own accessors decode when they are called, so a certificate with one malformed
 * extension can still be looked at.
 */
public final class Certificate {

  /**
   * The longest that is read, in octets: twice the longest request, so that what was signed can be
   * read. An honest certificate has some thousand, one with a hundred long names ten thousand.
   */
  public static final int MAX_OCTETS = 512 * 1024;

  private final byte[] der;
  private final CertificateFields fields;

  private Certificate(byte[] der, CertificateFields fields) {
    this.der = der;
    this.fields = fields;
  }

  /**
   * Reads one DER certificate.
   *
   * @throws MinicaException BAD_INPUT if it cannot be taken apart into the fields of RFC 5280
   *     section 4.1, or is longer than {@value #MAX_OCTETS} octets
   */
  public static Certificate decode(byte[] der) {
    requireWithinBound(der);
    byte[] copy = der.clone();
    return new Certificate(copy, Der.read("certificate", () -> CertificateFields.decode(copy)));
  }

  /**
   * For who takes the octets of a certificate apart without decoding it.
   *
   * @throws MinicaException BAD_INPUT if there are more than {@value #MAX_OCTETS}
   */
  public static void requireWithinBound(byte[] der) {
    if (der.length > MAX_OCTETS) {
      throw new MinicaException(
          MinicaException.Kind.BAD_INPUT,
          "certificate: " + der.length + " octets are over the bound of " + MAX_OCTETS);
    }
  }

  /** One that was put together of these. */
  static Certificate of(
      SignedEncoding signed, CertificateTemplate template, SignatureAlgorithm algorithm) {
    byte[] der = signed.encoded();
    requireWithinBound(der);
    return new Certificate(der, CertificateFields.of(signed, template, algorithm));
  }

  /** The same with another signature. */
  Certificate signedWith(byte[] signature) {
    SignedEncoding signed = fields.signed().with(signature);
    return new Certificate(signed.encoded(), fields.with(signed));
  }

  /** The octets it was read from. */
  public byte[] encoded() {
    return der.clone();
  }

  /** 1, 2 or 3; one more than the number that is encoded. */
  public int version() {
    return fields.version();
  }

  public SerialNumber serialNumber() {
    return fields.template().serialNumber();
  }

  public DistinguishedName issuer() {
    return fields.template().issuer();
  }

  public Validity validity() {
    return fields.template().validity();
  }

  public DistinguishedName subject() {
    return fields.template().subject();
  }

  public SubjectPublicKeyInfo publicKey() {
    return fields.template().publicKey();
  }

  /** All extensions in their order, understood or not. */
  public List<Extension> extensions() {
    return fields.template().extensions();
  }

  /** The first extension with this object identifier. */
  public Optional<Extension> extension(String oid) {
    return fields.template().extension(oid);
  }

  /** Everything the issuer signed, as a template. */
  public CertificateTemplate template() {
    return fields.template();
  }

  /** The tbsCertificate's octets, which the signature covers. */
  public byte[] tbsEncoded() {
    return fields.signed().toBeSigned().clone();
  }

  /** DER of the outer signatureAlgorithm. */
  public byte[] signatureAlgorithmEncoded() {
    return fields.signed().algorithmEncoded().clone();
  }

  /** DER of the signature field inside tbsCertificate, which must equal the outer one. */
  public byte[] tbsSignatureAlgorithmEncoded() {
    return fields.tbsSignatureAlgorithm().clone();
  }

  /** The outer algorithm's object identifier in dotted decimal. */
  public String signatureAlgorithmOid() {
    return fields.signatureAlgorithmOid();
  }

  /** The algorithm it is signed with, if minica knows it and the parameters are the right ones. */
  public Optional<SignatureAlgorithm> signatureAlgorithm() {
    return fields.signed().algorithm();
  }

  /** The octets of signatureValue. */
  public byte[] signature() {
    return fields.signed().signature().clone();
  }

  /** Whether this key's private half made the signature; "no" also for an unknown algorithm. */
  public boolean isSignedBy(SubjectPublicKeyInfo issuerKey) {
    return Arrays.equals(fields.signed().algorithmEncoded(), fields.tbsSignatureAlgorithm())
        && fields.signed().isSignedBy(issuerKey);
  }

  /** The same, but "yes" for an algorithm that is not known: nothing speaks against it. */
  public boolean mayBeSignedBy(SubjectPublicKeyInfo issuerKey) {
    return signatureAlgorithm().isEmpty() || isSignedBy(issuerKey);
  }

  /** Whether its issuer has the other's name (RFC 5280 section 6.1.3 (a)(4)). */
  public boolean namesAsIssuer(Certificate other) {
    return issuer().matches(other.subject());
  }

  /**
   * Whether its key identifiers and the other's (RFC 5280 sections 4.2.1.1 and 4.2.1.2) let the
   * other be its issuer: they are equal, or one is missing, or malformed, which says nothing.
   */
  public boolean identifiersAllow(Certificate other) {
    Optional<byte[]> named = ifReadable(this::authorityKeyIdentifier);
    Optional<byte[]> own = ifReadable(other::subjectKeyIdentifier);
    return named.isEmpty() || own.isEmpty() || Arrays.equals(named.get(), own.get());
  }

  private static Optional<byte[]> ifReadable(Supplier<Optional<byte[]>> identifier) {
    try {
      return identifier.get();
    } catch (MinicaException malformed) {
      return Optional.empty();
    }
  }

  /** Whether issuer and subject are the same name (RFC 5280 section 3.2: "self-issued"). */
  public boolean isSelfIssued() {
    return issuer().matches(subject());
  }

  /** RFC 5280 section 4.2.1.2. */
  public Optional<byte[]> subjectKeyIdentifier() {
    return extension(Extension.SUBJECT_KEY_IDENTIFIER).map(ExtensionValues::subjectKeyIdentifier);
  }

  /** The keyIdentifier of RFC 5280 section 4.2.1.1, if the extension has one. */
  public Optional<byte[]> authorityKeyIdentifier() {
    return extension(Extension.AUTHORITY_KEY_IDENTIFIER)
        .flatMap(ExtensionValues::authorityKeyIdentifier);
  }

  /** RFC 5280 section 4.2.1.3; absent means "any". */
  public Optional<Set<KeyUsage>> keyUsage() {
    return extension(Extension.KEY_USAGE).map(ExtensionValues::keyUsage);
  }

  /** Object identifiers of the key purposes, RFC 5280 section 4.2.1.12; absent means "any". */
  public Optional<List<String>> extendedKeyUsage() {
    return extension(Extension.EXTENDED_KEY_USAGE).map(ExtensionValues::extendedKeyUsage);
  }

  /** RFC 5280 section 4.2.1.9. */
  public Optional<BasicConstraints> basicConstraints() {
    return extension(Extension.BASIC_CONSTRAINTS).map(ExtensionValues::basicConstraints);
  }

  /** The names of RFC 5280 section 4.2.1.6; empty if there is no such extension. */
  public List<GeneralName> subjectAltNames() {
    return extension(Extension.SUBJECT_ALT_NAME)
        .map(ExtensionValues::generalNames)
        .orElse(List.of());
  }

  /** Whether basic constraints say that it is a CA. */
  public boolean isCa() {
    return basicConstraints().filter(BasicConstraints::ca).isPresent();
  }

  /** SHA-256 of the whole certificate, 32 octets. */
  public byte[] sha256() {
    return sha256(der);
  }

  private static byte[] sha256(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The SHA-256 fingerprint as openssl and browsers show it: {@code AB:CD:...}. */
  public String fingerprint() {
    return fingerprint(der);
  }

  static String fingerprint(byte[] octets) {
    return HexFormat.ofDelimiter(":").withUpperCase().formatHex(sha256(octets));
  }

  /**
   * The JDK's view of it.
   *
   * @throws MinicaException BAD_INPUT if the JDK cannot read it
   */
  public X509Certificate toX509Certificate() {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new MinicaException(
          MinicaException.Kind.BAD_INPUT,
          "certificate that Java cannot read: " + e.getMessage(),
          e);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Certificate that && Arrays.equals(der, that.der);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(der);
  }

  /** Subject and serial number, for people; the subject may hold any character. */
  @Override
  public String toString() {
    return subject() + " " + serialNumber();
  }
}
