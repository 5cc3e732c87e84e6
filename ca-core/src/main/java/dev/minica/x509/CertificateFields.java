package dev.minica.x509;

import dev.minica.internal.asn1.Der;
import dev.minica.key.SignatureAlgorithm;
import dev.minica.key.SignedEncoding;
import dev.minica.key.SubjectPublicKeyInfo;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;
import org.jspecify.annotations.Nullable;

/** A certificate taken apart: the reverse of {@link CertificateSigner}. */
record CertificateFields(
    SignedEncoding signed,
    String signatureAlgorithmOid,
    int version,
    byte[] tbsSignatureAlgorithm,
    CertificateTemplate template) {

  static CertificateFields decode(byte[] der) {
    SignedEncoding signed = SignedEncoding.decode(der, "certificate");
    Cursor tbs = new Cursor((ASN1Sequence) Der.decode(signed.toBeSigned(), "certificate"));
    int version = version(tbs);
    SerialNumber serial = new SerialNumber(((ASN1Integer) tbs.next()).getValue());
    byte[] tbsAlgorithm = Der.encode(tbs.next());
    DistinguishedName issuer = DistinguishedName.decode(Der.asRead(tbs.next()));
    Validity validity = validity(tbs.next());
    DistinguishedName subject = DistinguishedName.decode(Der.asRead(tbs.next()));
    SubjectPublicKeyInfo key = SubjectPublicKeyInfo.decode(Der.encode(tbs.next()));
    tbs.optional(1);
    tbs.optional(2);
    List<Extension> extensions = extensions(tbs);
    tbs.end();
    return new CertificateFields(
        signed,
        signed.algorithmOid(),
        version,
        tbsAlgorithm,
        new CertificateTemplate(serial, issuer, validity, subject, key, extensions));
  }

  /** Those of a certificate that was not decoded. */
  static CertificateFields of(
      SignedEncoding signed, CertificateTemplate template, SignatureAlgorithm algorithm) {
    return new CertificateFields(
        signed,
        algorithm.oid(),
        template.extensions().isEmpty() ? 1 : 3,
        signed.algorithmEncoded(),
        template);
  }

  CertificateFields with(SignedEncoding other) {
    return new CertificateFields(
        other, signatureAlgorithmOid, version, tbsSignatureAlgorithm, template);
  }

  private static int version(Cursor tbs) {
    ASN1TaggedObject tagged = tbs.optional(0);
    return tagged == null ? 1 : 1 + ((ASN1Integer) explicit(tagged)).intValueExact();
  }

  /** Not through {@link Validity#of}: a foreign certificate may end before it begins. */
  private static Validity validity(ASN1Encodable field) {
    ASN1Sequence times = sequence(field, 2);
    return new Validity(
        CertificateTime.decode(times.getObjectAt(0)), CertificateTime.decode(times.getObjectAt(1)));
  }

  private static List<Extension> extensions(Cursor tbs) {
    ASN1TaggedObject tagged = tbs.optional(3);
    return tagged == null ? List.of() : Extension.decodeAll(Der.encode(explicit(tagged)));
  }

  private static ASN1Primitive explicit(ASN1TaggedObject tagged) {
    return tagged.getExplicitBaseObject().toASN1Primitive();
  }

  private static ASN1Sequence sequence(ASN1Encodable value, int size) {
    ASN1Sequence sequence = (ASN1Sequence) value;
    if (sequence.size() != size) {
      throw new IllegalArgumentException(sequence.size() + " fields instead of " + size);
    }
    return sequence;
  }

  /** Walks the fields of a SEQUENCE, some of them optional. */
  private static final class Cursor {

    private final ASN1Sequence fields;
    private int position;

    Cursor(ASN1Sequence fields) {
      this.fields = fields;
    }

    ASN1Encodable next() {
      return fields.getObjectAt(position++);
    }

    @Nullable ASN1TaggedObject optional(int tag) {
      if (position < fields.size()
          && fields.getObjectAt(position) instanceof ASN1TaggedObject tagged
          && tagged.hasTag(BERTags.CONTEXT_SPECIFIC, tag)) {
        position++;
        return tagged;
      }
      return null;
    }

    void end() {
      if (position < fields.size()) {
        throw new IllegalArgumentException((fields.size() - position) + " fields too many");
      }
    }
  }
}
