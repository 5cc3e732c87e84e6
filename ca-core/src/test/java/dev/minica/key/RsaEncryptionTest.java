package dev.minica.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;

class RsaEncryptionTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  private static final KeyPair PAIR = KeyPairs.generate(KeyAlgorithm.RSA_2048, RANDOM);
  private final byte[] message = {3, 3, 0, 1, 2};

  @Test
  void javaDecryptsWhatIsEncrypted() throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        KeyFactory.getInstance("RSA")
            .generatePrivate(new PKCS8EncodedKeySpec(PAIR.privateKey().encoded())));

    assertThat(cipher.doFinal(RsaEncryption.encrypt(PAIR.publicKey(), message, RANDOM)))
        .isEqualTo(message);
  }

  @Test
  void whatJavaEncryptsIsDecrypted() throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        KeyFactory.getInstance("RSA")
            .generatePublic(new X509EncodedKeySpec(PAIR.publicKey().encoded())));

    assertThat(RsaEncryption.decrypt(PAIR.privateKey(), cipher.doFinal(message), RANDOM))
        .hasValueSatisfying(octets -> assertThat(octets).isEqualTo(message));
  }

  @Test
  void whatWasNotEncryptedIsNotDecrypted() {
    byte[] ciphertext = RsaEncryption.encrypt(PAIR.publicKey(), message, RANDOM);
    ciphertext[255] ^= 1;
    byte[] tooGreat = new byte[256];
    java.util.Arrays.fill(tooGreat, (byte) 0xff);

    assertThat(RsaEncryption.decrypt(PAIR.privateKey(), ciphertext, RANDOM)).isEmpty();
    assertThat(RsaEncryption.decrypt(PAIR.privateKey(), tooGreat, RANDOM)).isEmpty();
    assertThat(RsaEncryption.decrypt(PAIR.privateKey(), new byte[0], RANDOM)).isEmpty();
  }

  @Test
  void otherKeysCannotEncrypt() {
    KeyPair ec = KeyPairs.generate(KeyAlgorithm.EC_P256, RANDOM);

    assertThatThrownBy(() -> RsaEncryption.encrypt(ec.publicKey(), message, RANDOM))
        .isInstanceOf(MinicaException.class)
        .hasMessage("a key of ec-p256 cannot encrypt");
    assertThatThrownBy(() -> RsaEncryption.decrypt(ec.privateKey(), message, RANDOM))
        .isInstanceOf(MinicaException.class);
  }
}
