package dev.minica.encoding.keystore;

import dev.minica.internal.asn1.Der;
import dev.minica.x509.Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DLSequence;

/** An ObjectData of BCFKS that goes from store to store unopened; {@link Bcfks} has the ASN.1. */
record SealedObject(ASN1Sequence fields) {

  private static final int TYPE = 0;
  private static final int IDENTIFIER = 1;
  private static final int DATA = 4;

  /**
   * @throws dev.minica.MinicaException BAD_INPUT if something in it was passed over in reading that
   *     cannot be encoded again
   */
  static SealedObject of(byte[] octets) {
    return Der.read(
        "BCFKS entry",
        () -> {
          byte[] der = Der.encode(Der.decode(octets, "BCFKS entry"));
          return new SealedObject(ASN1Sequence.getInstance(Der.decode(der, "BCFKS entry")));
        });
  }

  /** Notes the work of opening it, if it is a private key. */
  void spend(WorkBudget budget) {
    int type = ASN1Integer.getInstance(fields.getObjectAt(TYPE)).intValueExact();
    if (type == Bcfks.PRIVATE_KEY || type == Bcfks.PROTECTED_PRIVATE_KEY) {
      LockedKey locked = LockedKey.decode(parts().getObjectAt(0));
      budget.spend(BcfksScheme.decode(locked.algorithm()).protection(Protection.Part.KEYS), 1);
    }
  }

  /** The same under the alias of the entry and, beside a private key, with its certificates. */
  ASN1Sequence written(KeyStoreEntry entry) {
    ASN1Encodable[] written = fields.toArray();
    written[IDENTIFIER] = new DERUTF8String(entry.alias());
    if (entry instanceof KeyStoreEntry.Key key) {
      written[DATA] = new DEROctetString(privateKey(key.chain()));
    }
    return new DLSequence(written);
  }

  private byte[] privateKey(List<Certificate> chain) {
    return Bcfks.privateKeyData(parts().getObjectAt(0), chain);
  }

  private ASN1Sequence parts() {
    byte[] data = ASN1OctetString.getInstance(fields.getObjectAt(DATA)).getOctets();
    return ASN1Sequence.getInstance(Der.decode(data, "private key"));
  }
}
