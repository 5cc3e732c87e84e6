package dev.minica.encoding.keystore;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
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

  /** PFX begins with version 3 and a ContentInfo; no other structure in use does. */
  private static Optional<KeyStoreFormat> ofSequence(ASN1Encodable value) {
    return value instanceof ASN1Sequence sequence
            && sequence.size() >= 2
            && sequence.getObjectAt(0) instanceof ASN1Integer version
            && version.hasValue(3)
            && sequence.getObjectAt(1) instanceof ASN1Sequence contentInfo
            && contentInfo.size() == 2
            && contentInfo.getObjectAt(0) instanceof ASN1ObjectIdentifier
        ? Optional.of(KeyStoreFormat.PKCS12)
        : Optional.empty();
  }
}
