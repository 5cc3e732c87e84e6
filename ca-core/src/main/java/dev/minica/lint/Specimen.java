package dev.minica.lint;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Tlv;
import dev.minica.key.KeyWeakness;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateTime;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A certificate laid out for the rules: its octets cut at the fields of RFC 5280 section 4.1 and no
 * further, so that also one can be looked at that {@link Certificate#decode} refuses.
 *
 * <p>What is malformed reads as if it were not there.
 */
public final class Specimen {

  private final Tlv certificate;
  private final TbsFields fields;
  private final List<ExtensionField> extensions;
  private final Role role = new Role(this);
  private final List<Tlv> values = new ArrayList<>();
  private @Nullable List<KeyWeakness> keyWeaknesses;

  // What many rules ask for: to take it apart takes longer than to look at it.
  private @Nullable List<Attribute> attributes;
  private @Nullable String keyOid;
  private @Nullable String signatureOid;

  private Specimen(Tlv certificate, TbsFields fields) {
    this.certificate = certificate;
    this.fields = fields;
    this.extensions = new ArrayList<>();
    if (fields.extensions().isPresent()) {
      for (Tlv field : fields.extensions().get().elements()) {
        extensions.add(ExtensionField.of(field));
      }
    }
  }

  public static Specimen of(Certificate certificate) {
    return of(certificate.encoded());
  }

  /**
   * Lays out the DER, or nearly DER, of a certificate.
   *
   * @throws MinicaException BAD_INPUT if the octets do not have the fields of a certificate, or are
   *     more than {@link Certificate#MAX_OCTETS}
   */
  public static Specimen of(byte[] der) {
    Certificate.requireWithinBound(der);
    Tlv certificate = Tlv.of(der, "certificate");
    List<Tlv> parts = certificate.elements();
    if (parts.size() != 3 || !parts.get(2).is(Tlv.BIT_STRING)) {
      throw new MinicaException(
          Kind.BAD_INPUT, "certificate: no sequence of content, algorithm and signature");
    }
    return new Specimen(certificate, TbsFields.of(parts.get(0)));
  }

  /** 1, 2 or 3; one more than the number that is encoded. */
  public int version() {
    Optional<Tlv> field = versionField();
    return field.isEmpty() || field.get().size() != 1 ? 1 : field.get().at(0) + 1;
  }

  /** The INTEGER, where it is encoded. */
  public Optional<Tlv> versionField() {
    return fields.version();
  }

  /** The INTEGER. */
  public Tlv serialNumber() {
    return fields.serialNumber();
  }

  /** Section 4.1.1.2: the AlgorithmIdentifier outside. */
  public Tlv signatureAlgorithm() {
    return certificate.elements().get(1);
  }

  /** Section 4.1.2.3: the one that is signed. */
  public Tlv tbsSignatureAlgorithm() {
    return fields.signatureAlgorithm();
  }

  /** The outer algorithm's object identifier in dots. */
  public String signatureOid() {
    if (signatureOid == null) {
      signatureOid = algorithmOid(signatureAlgorithm());
    }
    return signatureOid;
  }

  public Optional<Tlv> signatureParameters() {
    return parameters(signatureAlgorithm());
  }

  /** The octets of signatureValue. */
  public byte[] signature() {
    return bits(certificate.elements().get(2));
  }

  public Tlv issuer() {
    return fields.issuer();
  }

  public Tlv subject() {
    return fields.subject();
  }

  /** The subject as RFC 4514 writes it, fit for a terminal; what is no name, in hexadecimal. */
  public String subjectText() {
    byte[] encoded = subject().encoded();
    try {
      return DistinguishedName.decode(encoded).toString();
    } catch (MinicaException malformed) {
      return "#" + HexFormat.of().formatHex(encoded);
    }
  }

  /** The serial number's octets in hexadecimal digits. */
  public String serialNumberText() {
    return HexFormat.of().formatHex(serialNumber().content());
  }

  /** All of the issuer's and the subject's attributes. */
  public List<Attribute> attributes() {
    if (attributes == null) {
      attributes = new ArrayList<>(attributes(issuer()));
      attributes.addAll(attributes(subject()));
    }
    return attributes;
  }

  public List<Attribute> subjectAttributes() {
    return attributes(subject());
  }

  private static List<Attribute> attributes(Tlv name) {
    List<Attribute> attributes = new ArrayList<>();
    for (Tlv relativeName : name.elements()) {
      for (Tlv attribute : relativeName.elements()) {
        List<Tlv> parts = attribute.elements();
        if (parts.size() == 2) {
          attributes.add(new Attribute(parts.get(0).objectIdentifier(), parts.get(1)));
        }
      }
    }
    return attributes;
  }

  /** UTCTime or GeneralizedTime. */
  public Tlv notBefore() {
    return fields.validity().get(0);
  }

  /** UTCTime or GeneralizedTime. */
  public Tlv notAfter() {
    return fields.validity().get(1);
  }

  /**
   * How many seconds it is valid, the first and the last included; empty if a time is malformed.
   */
  public Optional<Long> lifetimeSeconds() {
    Optional<Instant> to = moment(notAfter());
    return moment(notBefore())
        .flatMap(from -> to.map(last -> last.getEpochSecond() - from.getEpochSecond() + 1));
  }

  /** The moment of a time in the form that RFC 5280 has for it. */
  public static Optional<Instant> moment(Tlv time) {
    try {
      return Optional.of(CertificateTime.decode(time.encoded()));
    } catch (MinicaException malformed) {
      return Optional.empty(); // rules of their own report it
    }
  }

  /** Section 4.1.2.7: the subject's key's algorithm in dots. */
  public String keyOid() {
    if (keyOid == null) {
      keyOid = algorithmOid(keyAlgorithm());
    }
    return keyOid;
  }

  public Optional<Tlv> keyParameters() {
    return parameters(keyAlgorithm());
  }

  /** The octets inside subjectPublicKey. */
  public byte[] keyBits() {
    return bits(fields.publicKey().elements().get(1));
  }

  /** What is wrong with the key itself; computed once, which takes milliseconds. */
  public List<KeyWeakness> keyWeaknesses() {
    if (keyWeaknesses == null) {
      keyWeaknesses = computedWeaknesses();
    }
    return keyWeaknesses;
  }

  private List<KeyWeakness> computedWeaknesses() {
    try {
      return KeyWeakness.of(SubjectPublicKeyInfo.decode(fields.publicKey().encoded()));
    } catch (MinicaException malformed) {
      return List.of(); // other rules report it
    }
  }

  private Tlv keyAlgorithm() {
    return fields.publicKey().elements().get(0);
  }

  private static String algorithmOid(Tlv algorithm) {
    List<Tlv> parts = algorithm.elements();
    return parts.isEmpty() ? "" : parts.get(0).objectIdentifier();
  }

  private static Optional<Tlv> parameters(Tlv algorithm) {
    List<Tlv> parts = algorithm.elements();
    return parts.size() < 2 ? Optional.empty() : Optional.of(parts.get(1));
  }

  private static byte[] bits(Tlv bitString) {
    byte[] content = bitString.content();
    return content.length == 0 ? content : Arrays.copyOfRange(content, 1, content.length);
  }

  /** Section 4.1.2.8: issuerUniqueID and subjectUniqueID. */
  public List<Tlv> uniqueIdentifiers() {
    return fields.uniqueIdentifiers();
  }

  /** The whole list, where there is one. */
  public Optional<Tlv> extensionsField() {
    return fields.extensions();
  }

  /** All extensions in their order. */
  public List<ExtensionField> extensions() {
    return extensions;
  }

  /** The first extension with this object identifier. */
  public Optional<ExtensionField> extension(String oid) {
    for (ExtensionField extension : extensions) {
      if (extension.oid().equals(oid)) {
        return Optional.of(extension);
      }
    }
    return Optional.empty();
  }

  public boolean has(String oid) {
    return extension(oid).isPresent();
  }

  public boolean isCritical(String oid) {
    Optional<ExtensionField> extension = extension(oid);
    return extension.isPresent() && extension.get().isCritical();
  }

  /** The values inside an extension's value. */
  public List<Tlv> elements(String oid) {
    Optional<ExtensionField> extension = extension(oid);
    return extension.isPresent() ? extension.get().elements() : List.of();
  }

  /** The general names of the subject alternative name. */
  public List<Tlv> altNames() {
    return elements(Extension.SUBJECT_ALT_NAME);
  }

  /** What its extensions make of it. */
  public Role role() {
    return role;
  }

  /** Every value at any depth, those inside the extensions of RFC 5280's own arcs included. */
  public List<Tlv> values() {
    if (values.isEmpty()) {
      collect(certificate);
      for (ExtensionField extension : extensions) {
        if (extension.isOfStandard() && extension.value().isPresent()) {
          collect(extension.value().get());
        }
      }
    }
    return values;
  }

  private void collect(Tlv value) {
    values.add(value);
    for (Tlv element : value.elements()) {
      collect(element);
    }
  }
}
