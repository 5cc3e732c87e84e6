package dev.minica.csr;

import dev.minica.internal.asn1.Der;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.DistinguishedName;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;

/** A request taken apart: the reverse of {@link CertificationRequestSigner}. */
record CertificationRequestFields(
    byte[] info,
    int version,
    DistinguishedName subject,
    SubjectPublicKeyInfo publicKey,
    List<Attribute> attributes,
    byte[] signatureAlgorithm,
    String signatureAlgorithmOid,
    byte[] signature) {

  private static final String WHAT = "certification request";

  /** The second octet of a value of indefinite length (X.690 clause 8.1.3.6). */
  private static final byte INDEFINITE = (byte) 0x80;

  static CertificationRequestFields decode(byte[] der) {
    Der.check(der, WHAT);
    List<byte[]> parts = parts(der);
    ASN1Sequence info = (ASN1Sequence) Der.decode(parts.get(0), WHAT);
    ASN1Sequence algorithm = (ASN1Sequence) Der.decode(parts.get(1), WHAT);
    return new CertificationRequestFields(
        parts.get(0),
        1 + ((ASN1Integer) info.getObjectAt(0)).intValueExact(),
        DistinguishedName.decode(Der.encode(info.getObjectAt(1))),
        SubjectPublicKeyInfo.decode(Der.encode(info.getObjectAt(2))),
        attributes(info),
        parts.get(1),
        ((ASN1ObjectIdentifier) algorithm.getObjectAt(0)).getId(),
        signature((ASN1BitString) Der.decode(parts.get(2), WHAT)));
  }

  /** The three parts, octet for octet: what is decoded below is just what the signature covers. */
  private static List<byte[]> parts(byte[] der) {
    if (der[0] != 0x30 || der[1] == INDEFINITE) {
      throw new IllegalArgumentException("no SEQUENCE of definite length");
    }
    List<byte[]> parts = Der.elements(der);
    if (parts.size() != 3) {
      throw new IllegalArgumentException(parts.size() + " fields instead of 3");
    }
    return parts;
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

  /** A signature that ends within an octet is none that any algorithm makes. */
  private static byte[] signature(ASN1BitString value) {
    return value.getPadBits() == 0 ? value.getOctets() : new byte[0];
  }
}
