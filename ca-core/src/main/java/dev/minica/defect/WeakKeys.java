package dev.minica.defect;

import dev.minica.internal.asn1.Der;
import dev.minica.key.KeyPair;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.key.SubjectPublicKeyInfo;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;

/** RSA keys that {@link dev.minica.key.KeyPairs} makes none of. */
final class WeakKeys {

  private static final int CERTAINTY = 80;

  private WeakKeys() {}

  /** A key that is sound but for its size or public exponent. */
  static KeyPair rsa(int bits, int exponent, SecureRandom random) {
    RSAPrivateCrtKeyParameters key = generate(bits, exponent, random);
    return pair(
        new RSAPrivateKey(
            key.getModulus(),
            key.getPublicExponent(),
            key.getExponent(),
            key.getP(),
            key.getQ(),
            key.getDP(),
            key.getDQ(),
            key.getQInv()));
  }

  /** With the public exponent 1, so that everything encrypts to itself and signs itself. */
  static KeyPair rsaOfExponentOne(SecureRandom random) {
    RSAPrivateCrtKeyParameters key = generate(2048, 65_537, random);
    BigInteger one = BigInteger.ONE;
    return pair(
        new RSAPrivateKey(
            key.getModulus(), one, one, key.getP(), key.getQ(), one, one, key.getQInv()));
  }

  private static RSAPrivateCrtKeyParameters generate(int bits, int exponent, SecureRandom random) {
    RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
    generator.init(
        new RSAKeyGenerationParameters(BigInteger.valueOf(exponent), random, bits, CERTAINTY));
    return (RSAPrivateCrtKeyParameters) generator.generateKeyPair().getPrivate();
  }

  private static KeyPair pair(RSAPrivateKey key) {
    RSAPublicKey half = new RSAPublicKey(key.getModulus(), key.getPublicExponent());
    return new KeyPair(
        PrivateKeyInfo.decode(
            encoded(new ASN1Integer(0), algorithm(), new DEROctetString(Der.encode(key)))),
        SubjectPublicKeyInfo.decode(encoded(algorithm(), new DERBitString(Der.encode(half)))));
  }

  private static ASN1Encodable algorithm() {
    return new DERSequence(
        new ASN1Encodable[] {
          new ASN1ObjectIdentifier(SubjectPublicKeyInfo.RSA_ENCRYPTION), DERNull.INSTANCE
        });
  }

  private static byte[] encoded(ASN1Encodable... fields) {
    return Der.encode(new DERSequence(fields));
  }
}
