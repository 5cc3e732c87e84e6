package dev.minica.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.internal.asn1.Der;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;

class RsaSignatureCheckTest {

  private static final byte[] MESSAGE = {1, 2, 3};

  private final SecureRandom random = new SecureRandom();
  private final SigningKey rsa =
      SigningKey.of(KeyPairs.generate(KeyAlgorithm.RSA_2048, random), random);

  @Test
  void anRsaSignatureIsOfItsMessageAndKeyAlone() {
    byte[] signature = rsa.sign(MESSAGE);
    SubjectPublicKeyInfo other = KeyPairs.generate(KeyAlgorithm.RSA_2048, random).publicKey();

    assertThat(verifies(rsa.publicKey(), MESSAGE, signature)).isTrue();
    assertThat(verifies(rsa.publicKey(), new byte[] {1, 2}, signature)).isFalse();
    assertThat(verifies(other, MESSAGE, signature)).isFalse();
  }

  /** Each would take seconds or more, were it tried. */
  @Test
  void anRsaKeyThatIsTooLargeVerifiesNothing() {
    BigInteger huge = BigInteger.ONE.shiftLeft(100_000).add(BigInteger.ONE);
    BigInteger exponent = BigInteger.valueOf(65_537);
    BigInteger modulus = BigInteger.ONE.shiftLeft(16_383).add(BigInteger.ONE);

    assertThat(verifies(key(huge, exponent), MESSAGE, new byte[12_501])).isFalse();
    assertThat(verifies(key(modulus, modulus), MESSAGE, new byte[2_048])).isFalse();
  }

  @Test
  void anRsaKeyOfNonsenseVerifiesNothing() {
    for (int modulus = -3; modulus < 9; modulus++) {
      for (int exponent = -3; exponent < 9; exponent++) {
        SubjectPublicKeyInfo key = key(BigInteger.valueOf(modulus), BigInteger.valueOf(exponent));
        assertThat(verifies(key, MESSAGE, new byte[1])).isFalse();
        assertThat(verifies(key, MESSAGE, new byte[256])).isFalse();
      }
    }
  }

  private static boolean verifies(SubjectPublicKeyInfo key, byte[] message, byte[] signature) {
    return SignatureCheck.verifies(key, SignatureAlgorithm.SHA256_WITH_RSA, message, signature);
  }

  private static SubjectPublicKeyInfo key(BigInteger modulus, BigInteger exponent) {
    AlgorithmIdentifier algorithm =
        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
    DERBitString bits = new DERBitString(Der.encode(new RSAPublicKey(modulus, exponent)));
    return SubjectPublicKeyInfo.decode(
        Der.encode(new DERSequence(new ASN1Encodable[] {algorithm, bits})));
  }
}
