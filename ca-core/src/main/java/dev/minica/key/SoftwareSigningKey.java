package dev.minica.key;

import static dev.minica.key.SubjectPublicKeyInfo.RSA_ENCRYPTION;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** A private key held in memory. Thread-safe: each signature has a signer of its own. */
final class SoftwareSigningKey implements SigningKey {

  private final SubjectPublicKeyInfo publicKey;
  private final SignatureAlgorithm algorithm;
  private final CipherParameters privateKey;
  private final SecureRandom random;

  SoftwareSigningKey(KeyPair pair, SecureRandom random) {
    this(
        pair,
        SignatureAlgorithm.of(pair.publicKey()).orElseThrow(() -> unfit(pair.publicKey())),
        random);
  }

  SoftwareSigningKey(KeyPair pair, SignatureAlgorithm algorithm, SecureRandom random) {
    this.publicKey = pair.publicKey();
    this.algorithm = algorithm;
    this.privateKey = Der.read("private key", () -> parameters(pair.privateKey().parsed()));
    this.random = random;
  }

  private static CipherParameters parameters(org.bouncycastle.asn1.pkcs.PrivateKeyInfo key)
      throws IOException {
    if (key.getPrivateKeyAlgorithm().getAlgorithm().getId().equals(RSA_ENCRYPTION)) {
      return rsa(RSAPrivateKey.getInstance(key.parsePrivateKey()));
    }
    Optional<ECPrivateKeyParameters> ec = EcKeys.privateKey(key);
    return ec.isPresent() ? ec.get() : PrivateKeyFactory.createKey(key);
  }

  /**
   * Without Bouncy Castle's test that the modulus is no prime, which takes seconds where it is
   * long: that the numbers belong together was seen when the public half was computed.
   */
  static RSAPrivateCrtKeyParameters rsa(RSAPrivateKey key) {
    return new RSAPrivateCrtKeyParameters(
        key.getModulus(),
        key.getPublicExponent(),
        key.getPrivateExponent(),
        key.getPrime1(),
        key.getPrime2(),
        key.getExponent1(),
        key.getExponent2(),
        key.getCoefficient(),
        true);
  }

  private static MinicaException unfit(SubjectPublicKeyInfo key) {
    return new MinicaException(
            Kind.BAD_INPUT, "cannot sign with this key: " + KeyWeakness.of(key).get(0).words())
        .withHint("keys are one of " + KeyAlgorithm.labels());
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
