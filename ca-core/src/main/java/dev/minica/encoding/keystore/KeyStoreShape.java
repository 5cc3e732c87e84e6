package dev.minica.encoding.keystore;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;

/** Tells key stores in ASN.1 from everything else in ASN.1. */
final class KeyStoreShape {

  private static final int SEQUENCE = 0x30;

  private KeyStoreShape() {}

  static Optional<KeyStoreFormat> ofDer(byte[] octets) {
    if (octets[0] != SEQUENCE) {
      return Optional.empty();
    }
    try {
      return Der.read("key store", () -> ofSequence(Der.decode(octets, "key store")));
    } catch (MinicaException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<KeyStoreFormat> ofSequence(ASN1Encodable value) {
    if (!(value instanceof ASN1Sequence sequence) || sequence.size() < 2) {
      return Optional.empty();
    } else if (isPkcs12(sequence)) {
      return Optional.of(KeyStoreFormat.PKCS12);
    }
    return isBcfks(sequence) ? Optional.of(KeyStoreFormat.BCFKS) : Optional.empty();
  }

  /** PFX begins with version 3 and a ContentInfo; no other structure in use does. */
  private static boolean isPkcs12(ASN1Sequence sequence) {
    return sequence.getObjectAt(0) instanceof ASN1Integer version
        && version.hasValue(3)
        && sequence.getObjectAt(1) instanceof ASN1Sequence contentInfo
        && contentInfo.size() == 2
        && contentInfo.getObjectAt(0) instanceof ASN1ObjectIdentifier;
  }

  /** Two pairs: what is stored, of which none is a BIT STRING, and how its integrity is checked. */
  private static boolean isBcfks(ASN1Sequence sequence) {
    return sequence.size() == 2
        && sequence.getObjectAt(0) instanceof ASN1Sequence stored
        && sequence.getObjectAt(1) instanceof ASN1Sequence check
        && (isEncrypted(stored) || stored.size() >= 5)
        && check.size() == 3
        && check.getObjectAt(0) instanceof ASN1Sequence
        && check.getObjectAt(1) instanceof ASN1Sequence
        && check.getObjectAt(2) instanceof ASN1OctetString;
  }

  private static boolean isEncrypted(ASN1Sequence stored) {
    return stored.size() == 2
        && stored.getObjectAt(0) instanceof ASN1Sequence
        && stored.getObjectAt(1) instanceof ASN1OctetString;
  }
}
