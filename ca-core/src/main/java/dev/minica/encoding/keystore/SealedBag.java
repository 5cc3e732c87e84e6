package dev.minica.encoding.keystore;

import dev.minica.internal.asn1.Der;
import dev.minica.internal.pbe.AlgorithmIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;

/**
 * A SafeBag that goes from store to store unopened; {@link SafeBags} has the ASN.1. All attributes
 * stay but the two that tie it to its name and its certificate, which may have changed.
 */
record SealedBag(ASN1Sequence bag) {

  /**
   * @throws dev.minica.MinicaException BAD_INPUT if something in it was passed over in reading that
   *     cannot be encoded again
   */
  static SealedBag decode(byte[] octets) {
    return Der.read(
        "PKCS#12 entry",
        () -> {
          byte[] der = Der.encode(Der.decode(octets, "PKCS#12 entry"));
          return new SealedBag(ASN1Sequence.getInstance(Der.decode(der, "PKCS#12 entry")));
        });
  }

  /** Whether it is encrypted by itself, so that it may stand in content that is not. */
  boolean isShrouded() {
    return AlgorithmIds.oid(bag).equals(SafeBags.SHROUDED_KEY_BAG);
  }

  /** Notes the work of opening it, if it is a shrouded key. */
  void spend(WorkBudget budget) {
    if (isShrouded()) {
      LockedKey.decode(value()).spend(budget);
    }
  }

  private ASN1Encodable value() {
    return ASN1TaggedObject.getInstance(bag.getObjectAt(1)).getExplicitBaseObject();
  }

  Optional<byte[]> localKeyId() {
    return attributes().stream()
        .filter(attribute -> AlgorithmIds.oid(attribute).equals(SafeBags.LOCAL_KEY_ID))
        .map(attribute -> ASN1Set.getInstance(attribute.getObjectAt(1)))
        .filter(values -> values.size() > 0)
        .map(values -> ASN1OctetString.getInstance(values.getObjectAt(0)).getOctets())
        .findFirst();
  }

  /** The same with these attributes, each in place of what it has of that kind. */
  ASN1Sequence with(ASN1Sequence... changed) {
    List<ASN1Encodable> all = new ArrayList<>(List.of(changed));
    for (ASN1Sequence attribute : attributes()) {
      String id = AlgorithmIds.oid(attribute);
      if (List.of(changed).stream().noneMatch(other -> AlgorithmIds.oid(other).equals(id))) {
        all.add(attribute);
      }
    }
    ASN1ObjectIdentifier id = ASN1ObjectIdentifier.getInstance(bag.getObjectAt(0));
    return SafeBags.bag(id.getId(), value(), all.toArray(ASN1Encodable[]::new));
  }

  private List<ASN1Sequence> attributes() {
    List<ASN1Sequence> attributes = new ArrayList<>();
    if (bag.size() > 2) {
      for (ASN1Encodable attribute : ASN1Set.getInstance(bag.getObjectAt(2))) {
        attributes.add(ASN1Sequence.getInstance(attribute));
      }
    }
    return attributes;
  }
}
