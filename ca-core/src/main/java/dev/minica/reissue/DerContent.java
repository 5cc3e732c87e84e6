package dev.minica.reissue;

import dev.minica.encoding.EncodedPrivateKey;
import dev.minica.internal.asn1.Tlv;
import dev.minica.key.KeyPair;
import dev.minica.x509.Certificate;
import java.util.List;
import java.util.Optional;

/**
 * One certificate or one private key in DER.
 *
 * @param key absent where there is a certificate
 */
record DerContent(List<Certificate> certificates, Optional<KeyText> key) implements Content {

  /** A certificate is three fields of which the first is a SEQUENCE, and no private key is. */
  static DerContent read(byte[] der, Passwords passwords) {
    List<Tlv> fields = Tlv.of(der, "DER").elements(4);
    if (fields.size() == 3 && fields.get(0).is(Tlv.SEQUENCE)) {
      return new DerContent(List.of(Certificate.decode(der)), Optional.empty());
    }
    EncodedPrivateKey encoded = EncodedPrivateKey.decode(der);
    return new DerContent(List.of(), Optional.of(KeyText.of(encoded, der, passwords)));
  }

  @Override
  public List<KeyPair> keys() {
    return key.map(KeyText::pair).stream().toList();
  }

  @Override
  public byte[] remade(Successors successors) {
    return key.map(text -> text.der(successors.of(text.pair().privateKey()), successors.random()))
        .orElseGet(() -> successors.of(certificates.get(0)).encoded());
  }

  @Override
  public List<String> remarks(Successors successors) {
    return List.of();
  }
}
