package dev.minica.tls.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JDK's ciphers open what is sealed here, and the other way round. */
class CipherJdkTest {

  @ParameterizedTest
  @CsvSource({
    "TLS_AES_128_GCM_SHA256, 0",
    "TLS_AES_128_GCM_SHA256, 100",
    "TLS_AES_256_GCM_SHA384, 16384",
    "TLS_CHACHA20_POLY1305_SHA256, 0",
    "TLS_CHACHA20_POLY1305_SHA256, 1000",
  })
  void theJdkHasTheSameAead(String name, int length) throws GeneralSecurityException {
    RecordCipher cipher = Suites.named(name).cipher().orElseThrow();
    Random random = new Random(length);
    byte[] key = octets(random, cipher.keyLength());
    byte[] nonce = octets(random, 12);
    byte[] additionalData = octets(random, 13);
    byte[] plaintext = octets(random, length);
    Aead aead = new Aead(cipher, key);

    byte[] sealed = aead.seal(nonce, additionalData, plaintext);

    assertThat(jdk(cipher, Cipher.ENCRYPT_MODE, key, nonce, additionalData, plaintext))
        .isEqualTo(sealed);
    assertThat(jdk(cipher, Cipher.DECRYPT_MODE, key, nonce, additionalData, sealed))
        .isEqualTo(plaintext);
    assertThat(aead.open(nonce, additionalData, sealed).orElseThrow()).isEqualTo(plaintext);
    sealed[sealed.length - 1] ^= 1;
    assertThat(aead.open(nonce, additionalData, sealed)).isEmpty();
  }

  private static byte[] jdk(
      RecordCipher cipher, int mode, byte[] key, byte[] nonce, byte[] additionalData, byte[] input)
      throws GeneralSecurityException {
    boolean gcm = cipher.mode() == RecordCipher.Mode.AES_GCM;
    AlgorithmParameterSpec parameters =
        gcm ? new GCMParameterSpec(128, nonce) : new IvParameterSpec(nonce);
    Cipher jdk = Cipher.getInstance(gcm ? "AES/GCM/NoPadding" : "ChaCha20-Poly1305");
    jdk.init(mode, new SecretKeySpec(key, gcm ? "AES" : "ChaCha20"), parameters);
    jdk.updateAAD(additionalData);
    return jdk.doFinal(input);
  }

  @ParameterizedTest
  @CsvSource({
    "TLS_RSA_WITH_AES_128_CBC_SHA, HmacSHA1, 0",
    "TLS_RSA_WITH_AES_128_CBC_SHA, HmacSHA1, 11",
    "TLS_RSA_WITH_AES_128_CBC_SHA, HmacSHA1, 12",
    "TLS_RSA_WITH_AES_256_CBC_SHA256, HmacSHA256, 100",
    "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384, HmacSHA384, 16384",
  })
  void theJdkTakesCbcRecordsApart(String name, String macName, int length)
      throws GeneralSecurityException {
    CbcKeys keys = CbcKeys.of(name, false);
    byte[] content = octets(new Random(length), length);

    byte[] record = keys.sealed(new Plaintext(23, content), 1);
    byte[] padded = cbc(Cipher.DECRYPT_MODE, keys, record);

    int end = padded.length - 1 - padded[padded.length - 1];
    byte[] mac = mac(macName, keys, 1, 23, length, content);
    assertThat(Arrays.copyOf(padded, length)).isEqualTo(content);
    assertThat(Arrays.copyOfRange(padded, length, end)).isEqualTo(mac);
  }

  /** Any padding that makes whole blocks is allowed, not the least alone. */
  @ParameterizedTest
  @CsvSource({"15", "31", "255"})
  void longPaddingMadeByTheJdkIsUnderstood(int padding) throws GeneralSecurityException {
    CbcKeys keys = CbcKeys.of("TLS_RSA_WITH_AES_128_CBC_SHA256", false);
    byte[] content = octets(new Random(padding), 32);
    byte[] mac = mac("HmacSHA256", keys, 0, 23, 32, content);
    byte[] padded = Octets.concatenated(content, mac, new byte[padding + 1]);
    Arrays.fill(padded, 64, padded.length, (byte) padding);

    Opening opening = keys.protection().open(cbcRecord(keys, padded));

    assertThat(((Opening.Opened) opening).plaintext().content()).isEqualTo(content);
    assertThat(((Opening.Opened) opening).plaintext().padding()).isEqualTo(padding + 1);
  }

  /** Each octet of the padding counts, and a padding longer than the record is none. */
  @ParameterizedTest
  @CsvSource({"64, 14", "70, 200", "79, 16", "79, 255", "79, 80"})
  void wrongPaddingIsNotAuthentic(int position, int value) throws GeneralSecurityException {
    CbcKeys keys = CbcKeys.of("TLS_RSA_WITH_AES_128_CBC_SHA256", false);
    byte[] content = new byte[32];
    byte[] mac = mac("HmacSHA256", keys, 0, 23, 32, content);
    byte[] padded = Octets.concatenated(content, mac, new byte[16]);
    Arrays.fill(padded, 64, padded.length, (byte) 15);
    padded[position] = (byte) value;

    Opening opening = keys.protection().open(cbcRecord(keys, padded));

    assertThat(opening)
        .isInstanceOfSatisfying(
            Opening.Unopened.class,
            unopened -> assertThat(unopened.reason()).isEqualTo(Opening.Reason.NOT_AUTHENTIC));
  }

  private static byte[] cbcRecord(CbcKeys keys, byte[] padded) throws GeneralSecurityException {
    byte[] iv = octets(new Random(5), 16);
    Cipher jdk = Cipher.getInstance("AES/CBC/NoPadding");
    jdk.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(keys.key(), "AES"), new IvParameterSpec(iv));
    return new RecordHeader(23, 0x0303, 16 + padded.length).followedBy(iv, jdk.doFinal(padded));
  }

  private static byte[] cbc(int mode, CbcKeys keys, byte[] record) throws GeneralSecurityException {
    Cipher jdk = Cipher.getInstance("AES/CBC/NoPadding");
    jdk.init(mode, new SecretKeySpec(keys.key(), "AES"), new IvParameterSpec(record, 5, 16));
    return jdk.doFinal(record, 21, record.length - 21);
  }

  private static byte[] mac(
      String name, CbcKeys keys, long sequence, int type, int length, byte[] content)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance(name);
    mac.init(new SecretKeySpec(keys.macKey(), name));
    mac.update(
        ByteBuffer.allocate(13)
            .putLong(sequence)
            .put((byte) type)
            .putShort((short) 0x0303)
            .putShort((short) length)
            .array());
    return mac.doFinal(content);
  }

  private static byte[] octets(Random random, int length) {
    byte[] octets = new byte[length];
    random.nextBytes(octets);
    return octets;
  }

  /** The client's keys of some key block. */
  private record CbcKeys(CipherSuite suite, WriteKeys keys, boolean encryptThenMac) {

    static CbcKeys of(String name, boolean encryptThenMac) {
      CipherSuite suite = Suites.named(name);
      WriteKeys keys =
          KeySchedule12.of(suite, new byte[32], new byte[32])
              .keyBlock(NamedOctets.secret("master_secret", new byte[48]))
              .client();
      return new CbcKeys(suite, keys, encryptThenMac);
    }

    RecordProtection protection() {
      return RecordProtection.tls12(suite, keys, encryptThenMac);
    }

    /** As the record with this number. */
    byte[] sealed(Plaintext plaintext, int sequence) {
      RecordProtection protection = protection();
      for (int i = 0; i < sequence; i++) {
        protection.seal(new Plaintext(22, new byte[1]), new SecureRandom());
      }
      return protection.seal(plaintext, new SecureRandom()).record();
    }

    byte[] key() {
      return keys.key().octets();
    }

    byte[] macKey() {
      return keys.macKeyOctets();
    }
  }
}
