package dev.minica.key;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** A private key held in memory. Thread-safe: each signature has a signer of its own. */
final class SoftwareSigningKey implements SigningKey {

  private final SubjectPublicKeyInfo publicKey;
  private final SignatureAlgorithm algorithm;
  private final CipherParameters privateKey;
  private final SecureRandom random;

  SoftwareSigningKey(KeyPair pair, SecureRandom random) {
    this.publicKey = pair.publicKey();
    this.algorithm =
        SignatureAlgorithm.of(pair.publicKey().algorithm().orElseThrow(() -> unknown(pair)));
    this.privateKey = Der.read("private key", () -> parameters(pair.privateKey().parsed()));
    this.random = random;
  }

  private static CipherParameters parameters(org.bouncycastle.asn1.pkcs.PrivateKeyInfo key)
      throws IOException {
    Optional<ECPrivateKeyParameters> ec = EcKeys.privateKey(key);
    return ec.isPresent() ? ec.get() : PrivateKeyFactory.createKey(key);
  }

  private static MinicaException unknown(KeyPair pair) {
    return new MinicaException(
            Kind.BAD_INPUT,
            "cannot sign with this key, of algorithm " + pair.publicKey().algorithmOid())
        .withHint("one of " + KeyAlgorithm.labels());
  }

  @Override
  public SubjectPublicKeyInfo publicKey() {
    return publicKey;
  }

  @Override
  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  /** Random bytes blind RSA's arithmetic and hedge ML-DSA (FIPS 204 section 3.4). */
  private CipherParameters parameters() {
    return switch (algorithm.family()) {
      case RSA, ML_DSA -> new ParametersWithRandom(privateKey, random);
      case EC, EDDSA -> privateKey;
    };
  }

  @Override
  public byte[] sign(byte[] message) {
    Signer signer = Signers.of(algorithm);
    signer.init(true, parameters());
    signer.update(message, 0, message.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException("a key that was read could not sign", e);
    }
  }
}
