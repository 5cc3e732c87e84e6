package dev.minica.key;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed448PrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X448PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** Computes a public key from its private key; never trusts a copy stored beside it. */
final class PublicHalf {

  private PublicHalf() {}

  static SubjectPublicKeyInfo of(PrivateKeyInfo key) {
    return Der.read(
        "private key",
        () ->
            key.algorithmOid().equals(SubjectPublicKeyInfo.RSA_ENCRYPTION)
                ? RsaPublicHalf.of(key.parsed())
                : ofOther(key));
  }

  private static SubjectPublicKeyInfo ofOther(PrivateKeyInfo key) throws IOException {
    Optional<ECPrivateKeyParameters> ec = EcKeys.privateKey(key.parsed());
    return ec.isPresent()
        ? EcKeys.encode(EcKeys.publicHalf(ec.get()))
        : KeyEncodings.publicKey(publicHalf(PrivateKeyFactory.createKey(key.parsed())));
  }

  private static AsymmetricKeyParameter publicHalf(AsymmetricKeyParameter key) {
    if (key instanceof ECPrivateKeyParameters ec) {
      return EcKeys.publicHalf(ec);
    } else if (key instanceof Ed25519PrivateKeyParameters ed) {
      return ed.generatePublicKey();
    } else if (key instanceof Ed448PrivateKeyParameters ed) {
      return ed.generatePublicKey();
    } else if (key instanceof X25519PrivateKeyParameters x) {
      return x.generatePublicKey();
    } else if (key instanceof X448PrivateKeyParameters x) {
      return x.generatePublicKey();
    } else if (key instanceof MLDSAPrivateKeyParameters mlDsa) {
      return mlDsa.getPublicKeyParameters();
    }
    throw new MinicaException(
        Kind.BAD_INPUT, "private key of an algorithm that minica does not make");
  }
}
