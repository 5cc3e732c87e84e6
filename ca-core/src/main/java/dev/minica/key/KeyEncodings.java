package dev.minica.key;

import dev.minica.internal.asn1.Der;
import java.io.IOException;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/** Bouncy Castle's key objects to the standard encodings. */
final class KeyEncodings {

  private KeyEncodings() {}

  static SubjectPublicKeyInfo publicKey(AsymmetricKeyParameter key) {
    try {
      return SubjectPublicKeyInfo.decode(
          Der.encode(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key)));
    } catch (IOException e) {
      throw new IllegalStateException("a key that was made could not be encoded", e);
    }
  }

  static PrivateKeyInfo privateKey(AsymmetricKeyParameter key) {
    try {
      return PrivateKeyInfo.decode(
          Der.encode(
              version1(PrivateKeyInfoFactory.createPrivateKeyInfo(withSeedAndExpanded(key)))));
    } catch (IOException e) {
      throw new IllegalStateException("a key that was made could not be encoded", e);
    }
  }

  /** Version 2 (RFC 5958) may add the public key; OpenSSL 3.0 does not read such Ed25519 keys. */
  private static org.bouncycastle.asn1.pkcs.PrivateKeyInfo version1(
      org.bouncycastle.asn1.pkcs.PrivateKeyInfo key) throws IOException {
    return new org.bouncycastle.asn1.pkcs.PrivateKeyInfo(
        key.getPrivateKeyAlgorithm(), key.parsePrivateKey());
  }

  /** RFC 9881 section 6 has three forms; like openssl, write the one that holds both others. */
  private static AsymmetricKeyParameter withSeedAndExpanded(AsymmetricKeyParameter key) {
    return key instanceof MLDSAPrivateKeyParameters mlDsa
        ? mlDsa.getParametersWithFormat(MLDSAPrivateKeyParameters.BOTH)
        : key;
  }
}
