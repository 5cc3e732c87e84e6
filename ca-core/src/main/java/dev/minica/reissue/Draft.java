package dev.minica.reissue;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.inspection.AlgorithmNames;
import dev.minica.internal.asn1.Der;
import dev.minica.internal.asn1.Tlv;
import dev.minica.key.SignatureAlgorithm;
import dev.minica.key.SigningKey;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateSigner;
import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.SerialNumber;
import dev.minica.x509.Validity;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A certificate that is to be made again. All it says stays octet for octet, but for its serial
 * number, times and key, and what names that key or the issuer's certificate.
 *
 * @param serialNumber the new one
 * @param key the new one, or the old one that is kept
 */
record Draft(Certificate old, SerialNumber serialNumber, NewKey key) {

  /** Signed certificate timestamps (RFC 6962 section 3.3), which logs have signed. */
  private static final String TIMESTAMPS = "1.3.6.1.4.1.11129.2.4.2";

  private static final int KEY_IDENTIFIER = 0x80;
  private static final int AUTHORITY_ISSUER = 0xa1;
  private static final int AUTHORITY_SERIAL_NUMBER = 0x82;
  private static final int DIRECTORY_NAME = 0xa4;

  /** What its subject key identifier is to be, or that of those it issues names it by. */
  byte[] keyIdentifier() {
    byte[] own = key.publicKey().keyIdentifier();
    return key.isKept() ? ownIdentifier().orElse(own) : own;
  }

  private Optional<byte[]> ownIdentifier() {
    try {
      return old.subjectKeyIdentifier();
    } catch (MinicaException malformed) {
      return Optional.empty();
    }
  }

  /** The new certificate. */
  Certificate signedBy(Authority authority, Validity validity, SecureRandom random) {
    CertificateTemplate template =
        new CertificateTemplate(
            serialNumber,
            old.issuer(),
            validity,
            old.subject(),
            key.publicKey(),
            extensions(authority));
    SignatureAlgorithm algorithm = algorithm(authority.key().publicKey());
    return CertificateSigner.sign(template, SigningKey.of(authority.key(), algorithm, random));
  }

  /**
   * As before, if minica signs with that and the key can; else what goes with the key. So MD5 and
   * SHA-1 become SHA-256.
   */
  private SignatureAlgorithm algorithm(SubjectPublicKeyInfo issuerKey) {
    SignatureAlgorithm usual =
        SignatureAlgorithm.of(issuerKey)
            .orElseThrow(
                () ->
                    new MinicaException(Kind.REFUSED, "minica signs with no key like " + issuerKey)
                        .withHint("without --keep-key it gets a new one"));
    Optional<SignatureAlgorithm> same = old.signatureAlgorithm();
    if (same.isEmpty() && old.signatureAlgorithmOid().equals(SubjectPublicKeyInfo.RSASSA_PSS)) {
      same = Optional.of(SignatureAlgorithm.SHA256_WITH_RSA_PSS); // with other parameters
    }
    return same.filter(usual::sharesKeysWith).orElse(usual);
  }

  private List<Extension> extensions(Authority authority) {
    return old.extensions().stream()
        .map(
            extension ->
                switch (extension.oid()) {
                  case Extension.SUBJECT_KEY_IDENTIFIER ->
                      with(extension, Extensions.subjectKeyIdentifier(keyIdentifier()).value());
                  case Extension.AUTHORITY_KEY_IDENTIFIER -> naming(extension, authority);
                  default -> extension;
                })
        .toList();
  }

  /**
   * With as much of it as there was; what is malformed stays so. The issuer's issuer keeps its
   * name, unless the issuer was made up and is a root now.
   *
   * <pre>
   * AuthorityKeyIdentifier ::= SEQUENCE {
   *   keyIdentifier              [0] IMPLICIT OCTET STRING OPTIONAL,
   *   authorityCertIssuer        [1] IMPLICIT GeneralNames OPTIONAL,
   *   authorityCertSerialNumber  [2] IMPLICIT INTEGER OPTIONAL }
   * </pre>
   */
  private static Extension naming(Extension extension, Authority authority) {
    List<byte[]> fields = new ArrayList<>();
    for (Tlv field : fields(extension)) {
      fields.add(
          switch (field.tag()) {
            case KEY_IDENTIFIER -> Der.constructed(KEY_IDENTIFIER, authority.keyIdentifier());
            case AUTHORITY_SERIAL_NUMBER ->
                Der.constructed(
                    AUTHORITY_SERIAL_NUMBER, authority.serialNumber().value().toByteArray());
            case AUTHORITY_ISSUER -> issuersIssuer(field, authority);
            default -> field.encoded();
          });
    }
    return fields.isEmpty()
        ? extension
        : with(extension, Der.constructed(Tlv.SEQUENCE, fields.toArray(byte[][]::new)));
  }

  /** RFC 5280 section 4.2.1.6: directoryName [4] is explicit, as Name is a CHOICE. */
  private static byte[] issuersIssuer(Tlv field, Authority authority) {
    return authority
        .madeUp()
        .map(
            name ->
                Der.constructed(AUTHORITY_ISSUER, Der.constructed(DIRECTORY_NAME, name.encoded())))
        .orElseGet(field::encoded);
  }

  private static List<Tlv> fields(Extension extension) {
    try {
      return Tlv.of(extension.value(), "authority key identifier").elements();
    } catch (MinicaException malformed) {
      return List.of();
    }
  }

  private static Extension with(Extension extension, byte[] value) {
    return new Extension(extension.oid(), extension.critical(), value);
  }

  /** What is not as it was though it might be expected to, as clauses. */
  List<String> remarks(Certificate made) {
    List<String> remarks = new ArrayList<>(key.remark().stream().toList());
    if (!made.signatureAlgorithmOid().equals(old.signatureAlgorithmOid())) {
      remarks.add("it is signed with " + signature(made) + " now, and was with " + signature(old));
    }
    if (hasOtherParameters(made)) {
      remarks.add("it is signed with the usual parameters of its algorithm now");
    }
    if (made.version() != old.version()) {
      remarks.add("it is version " + made.version() + " now, and was " + old.version());
    }
    if (hasUniqueIdentifiers()) {
      remarks.add("it has no unique identifiers any more");
    }
    if (old.extension(TIMESTAMPS).isPresent()) {
      remarks.add("its certificate timestamps are those of the old one");
    }
    return remarks;
  }

  private boolean hasOtherParameters(Certificate made) {
    return made.signatureAlgorithmOid().equals(old.signatureAlgorithmOid())
        && !Arrays.equals(made.signatureAlgorithmEncoded(), old.signatureAlgorithmEncoded());
  }

  private static String signature(Certificate certificate) {
    return AlgorithmNames.ofSignature(
        certificate.signatureAlgorithmOid(), certificate.signatureAlgorithmEncoded());
  }

  /** The fields [1] and [2] of RFC 5280 section 4.1.2.8. */
  private boolean hasUniqueIdentifiers() {
    return Tlv.of(old.tbsEncoded(), "certificate").elements().stream()
        .anyMatch(field -> field.isContext(1) || field.isContext(2));
  }
}
