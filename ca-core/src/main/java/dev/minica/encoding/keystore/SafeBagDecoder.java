package dev.minica.encoding.keystore;

import dev.minica.encoding.keystore.KeyStoreEntry.Unopened.Reason;
import dev.minica.internal.asn1.Der;
import dev.minica.internal.pbe.AlgorithmIds;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.x509.Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1TaggedObject;

/** Takes SafeContents apart; {@link SafeBags} has the ASN.1. */
final class SafeBagDecoder {

  private static final String KEY_BAG = "1.2.840.113549.1.12.10.1.1";
  private static final String CRL_BAG = "1.2.840.113549.1.12.10.1.4";
  private static final String SECRET_BAG = "1.2.840.113549.1.12.10.1.5";
  private static final String SAFE_CONTENTS_BAG = "1.2.840.113549.1.12.10.1.6";

  /** Nobody nests them; the standard does not say how deep one may. */
  private static final int MAX_NESTING = 4;

  private final KeyStorePasswords passwords;
  private final WorkBudget budget;
  private final List<Closed> bags = new ArrayList<>();

  private SafeBagDecoder(KeyStorePasswords passwords, WorkBudget budget) {
    this.passwords = passwords;
    this.budget = budget;
  }

  /** A bag whose work has been noted and not been done. */
  interface Closed {
    SafeBag open();
  }

  /** The bags of one SafeContents, in their order. */
  static List<Closed> bags(byte[] safeContents, KeyStorePasswords passwords, WorkBudget budget) {
    SafeBagDecoder decoder = new SafeBagDecoder(passwords, budget);
    decoder.add(ASN1Sequence.getInstance(Der.decode(safeContents, "SafeContents")), 1);
    return decoder.bags;
  }

  private void add(ASN1Sequence safeContents, int depth) {
    for (ASN1Encodable element : safeContents) {
      budget.entry();
      ASN1Sequence bag = ASN1Sequence.getInstance(element);
      ASN1Encodable value = explicit(bag.getObjectAt(1));
      if (AlgorithmIds.oid(bag).equals(SAFE_CONTENTS_BAG) && depth < MAX_NESTING) {
        add(ASN1Sequence.getInstance(value), depth + 1);
      } else {
        bags.add(bag(bag, value, attributes(bag)));
      }
    }
  }

  private Closed bag(ASN1Sequence bag, ASN1Encodable value, Map<String, ASN1Encodable> attributes) {
    String id = AlgorithmIds.oid(bag);
    if (!id.equals(SafeBags.SHROUDED_KEY_BAG)) {
      SafeBag opened = bag(content(id, value), attributes, bag);
      return () -> opened;
    }
    LockedKey.Closed key = LockedKey.decode(value).closed(passwords, budget);
    return () -> bag(shrouded(key), attributes, bag);
  }

  private static SafeBag bag(
      SafeBag.Content content, Map<String, ASN1Encodable> attributes, ASN1Sequence bag) {
    return new SafeBag(
        content,
        Optional.ofNullable(attributes.get(SafeBags.FRIENDLY_NAME))
            .map(name -> ((ASN1String) name.toASN1Primitive()).getString())
            .filter(name -> !name.isEmpty()),
        Optional.ofNullable(attributes.get(SafeBags.LOCAL_KEY_ID))
            .map(key -> HexFormat.of().formatHex(ASN1OctetString.getInstance(key).getOctets())),
        attributes.containsKey(SafeBags.TRUSTED_KEY_USAGE),
        bag);
  }

  private static SafeBag.Content content(String id, ASN1Encodable value) {
    return switch (id) {
      case KEY_BAG -> new SafeBag.PrivateKey(PrivateKeyInfo.decode(Der.encode(value)), false);
      case SafeBags.CERT_BAG -> certificate(ASN1Sequence.getInstance(value));
      case CRL_BAG -> new SafeBag.Other(Reason.CRL);
      case SECRET_BAG -> new SafeBag.Other(Reason.SECRET_KEY);
      default -> new SafeBag.Other(Reason.UNSUPPORTED);
    };
  }

  private static SafeBag.Content shrouded(LockedKey.Closed locked) {
    return locked
        .open()
        .<SafeBag.Content>map(opened -> new SafeBag.PrivateKey(opened.key(), opened.own()))
        .orElseGet(() -> new SafeBag.Other(Reason.LOCKED));
  }

  private static SafeBag.Content certificate(ASN1Sequence certBag) {
    if (!AlgorithmIds.oid(certBag).equals(SafeBags.X509_CERTIFICATE)) {
      return new SafeBag.Other(Reason.UNSUPPORTED);
    }
    ASN1Encodable value = explicit(certBag.getObjectAt(1));
    return new SafeBag.X509(Certificate.decode(ASN1OctetString.getInstance(value).getOctets()));
  }

  /** The first value of each attribute. */
  private static Map<String, ASN1Encodable> attributes(ASN1Sequence bag) {
    Map<String, ASN1Encodable> attributes = new HashMap<>();
    if (bag.size() > 2) {
      for (ASN1Encodable element : ASN1Set.getInstance(bag.getObjectAt(2))) {
        ASN1Sequence attribute = ASN1Sequence.getInstance(element);
        ASN1Set values = ASN1Set.getInstance(attribute.getObjectAt(1));
        if (values.size() > 0) {
          attributes.putIfAbsent(AlgorithmIds.oid(attribute), values.getObjectAt(0));
        }
      }
    }
    return attributes;
  }

  private static ASN1Encodable explicit(ASN1Encodable field) {
    return ASN1TaggedObject.getInstance(field).getExplicitBaseObject();
  }
}
