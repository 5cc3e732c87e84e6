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
final class SealedObject {

  private static final int TYPE = 0;
  private static final int IDENTIFIER = 1;
  private static final int DATA = 4;

  private final ASN1Encodable[] fields;

  private SealedObject(ASN1Encodable[] fields) {
    this.fields = fields;
  }

  /**
   * @throws dev.minica.MinicaException BAD_INPUT if something in it was passed over in reading that
   *     cannot be encoded again
   */
  static SealedObject of(byte[] octets) {
    return Der.read(
        "BCFKS entry",
        () -> {
          byte[] der = Der.encode(Der.decode(octets, "BCFKS entry"));
          ASN1Sequence fields = ASN1Sequence.getInstance(Der.decode(der, "BCFKS entry"));
          return new SealedObject(fields.toArray());
        });
  }

  /** Notes the work of opening it, if it is a private key. */
  void spend(WorkBudget budget) {
    int type = ASN1Integer.getInstance(fields[TYPE]).intValueExact();
    if (type == Bcfks.PRIVATE_KEY || type == Bcfks.PROTECTED_PRIVATE_KEY) {
      LockedKey locked = LockedKey.decode(parts().getObjectAt(0));
      budget.spend(BcfksScheme.decode(locked.algorithm()).protection(Protection.Part.KEYS), 1);
    }
  }

  /** The same under the alias of the entry and, beside a private key, with its certificates. */
  ASN1Sequence written(KeyStoreEntry entry) {
    fields[IDENTIFIER] = new DERUTF8String(entry.alias());
    if (entry instanceof KeyStoreEntry.Key key) {
      fields[DATA] = new DEROctetString(privateKey(key.chain()));
    }
    return new DLSequence(fields);
  }

  private byte[] privateKey(List<Certificate> chain) {
    return Bcfks.privateKeyData(parts().getObjectAt(0), chain);
  }

  private ASN1Sequence parts() {
    byte[] data = ASN1OctetString.getInstance(fields[DATA]).getOctets();
    return ASN1Sequence.getInstance(Der.decode(data, "private key"));
  }
}
