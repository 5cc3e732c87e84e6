package dev.minica.inspection;

import dev.minica.internal.asn1.Der;
import dev.minica.x509.Extension;
import dev.minica.x509.GeneralName;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;

/** Steps that the readers of extensions share. Each throws some unchecked exception if it fails. */
final class Asn1 {

  private Asn1() {}

  /** The value of an extension. */
  static ASN1Primitive value(Extension extension) {
    return Der.decode(extension.value(), "value");
  }

  /** The value of an extension that is a SEQUENCE SIZE (1..MAX) OF something. */
  static ASN1Sequence filledSequence(Extension extension) {
    ASN1Sequence sequence = (ASN1Sequence) value(extension);
    if (sequence.size() == 0) {
      throw new IllegalArgumentException("an empty sequence");
    }
    return sequence;
  }

  /** A SEQUENCE of that many fields. */
  static ASN1Sequence sequence(ASN1Encodable value, int minimum, int maximum) {
    ASN1Sequence sequence = (ASN1Sequence) value;
    if (sequence.size() < minimum || sequence.size() > maximum) {
      throw new IllegalArgumentException("a sequence of " + sequence.size() + " fields");
    }
    return sequence;
  }

  /** A SEQUENCE under an implicit tag. */
  static ASN1Sequence sequence(ASN1TaggedObject tagged) {
    return (ASN1Sequence) tagged.getBaseUniversal(false, BERTags.SEQUENCE);
  }

  /** The object identifier of an AlgorithmIdentifier in DER. */
  static String algorithm(byte[] identifier) {
    return oid(((ASN1Sequence) Der.decode(identifier, "algorithm")).getObjectAt(0));
  }

  static String oid(ASN1Encodable value) {
    return ((ASN1ObjectIdentifier) value).getId();
  }

  static GeneralName name(ASN1Encodable value) {
    return GeneralName.decode(Der.encode(value));
  }

  static List<GeneralName> names(ASN1Sequence names) {
    List<GeneralName> decoded = new ArrayList<>();
    for (ASN1Encodable name : names) {
      decoded.add(name(name));
    }
    return decoded;
  }
}
