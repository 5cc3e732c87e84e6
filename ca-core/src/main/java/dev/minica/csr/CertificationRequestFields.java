package dev.minica.csr;

import dev.minica.internal.asn1.Der;
import dev.minica.key.SignedEncoding;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.DistinguishedName;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;

/** A request taken apart: the reverse of {@link CertificationRequestSigner}. */
record CertificationRequestFields(
    SignedEncoding signed,
    String signatureAlgorithmOid,
    int version,
    DistinguishedName subject,
    SubjectPublicKeyInfo publicKey,
    List<Attribute> attributes) {

  private static final String WHAT = "certification request";

  static CertificationRequestFields decode(byte[] der) {
    SignedEncoding signed = SignedEncoding.decode(der, WHAT);
    ASN1Sequence info = (ASN1Sequence) Der.decode(signed.toBeSigned(), WHAT);
    return new CertificationRequestFields(
        signed,
        signed.algorithmOid(),
        1 + ((ASN1Integer) info.getObjectAt(0)).intValueExact(),
        DistinguishedName.decode(Der.encode(info.getObjectAt(1))),
        SubjectPublicKeyInfo.decode(Der.encode(info.getObjectAt(2))),
        attributes(info));
  }

  /** RFC 2986 has them be there, if empty; some programs leave them out, and all others read it. */
  private static List<Attribute> attributes(ASN1Sequence info) {
    List<Attribute> attributes = new ArrayList<>();
    if (info.size() > 3) {
      ASN1TaggedObject tagged = (ASN1TaggedObject) info.getObjectAt(3);
      if (!tagged.hasTag(BERTags.CONTEXT_SPECIFIC, 0) || info.size() > 4) {
        throw new IllegalArgumentException("something else than attributes after the key");
      }
      for (ASN1Encodable attribute : ASN1Set.getInstance(tagged, false)) {
        attributes.add(Attribute.decode(attribute));
      }
    }
    return List.copyOf(attributes);
  }
}
