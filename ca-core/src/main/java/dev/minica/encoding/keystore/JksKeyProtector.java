package dev.minica.encoding.keystore;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.JavaPrivateKey;
import dev.minica.internal.asn1.Der;
import dev.minica.internal.pbe.AlgorithmIds;
import dev.minica.internal.pbe.PasswordOctets;
import dev.minica.key.PrivateKeyInfo;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;

/**
 * Java's cipher for keys in JKS, known by its object identifier alone: the key XOR a stream of
 * SHA-1 values, each of the password and the value before, the first of the password and a salt;
 * then the SHA-1 of password and key, by which a wrong password is noticed.
 *
 * <pre>
 * encryptedData ::= salt (20 octets) || key XOR stream || SHA-1 (20 octets)
 * </pre>
 */
final class JksKeyProtector {

  static final String OID = "1.3.6.1.4.1.42.2.17.1.1";
  private static final int SHA1_OCTETS = 20;

  private JksKeyProtector() {}

  /** DER of an EncryptedPrivateKeyInfo. */
  static byte[] protect(PrivateKeyInfo key, PasswordOctets password, SecureRandom random) {
    byte[] plain = JavaPrivateKey.encode(key);
    byte[] salt = new byte[SHA1_OCTETS];
    random.nextBytes(salt);
    byte[] check = digest(password, plain);
    byte[] encrypted = Arrays.copyOf(salt, 2 * SHA1_OCTETS + plain.length);
    xor(plain, password, salt, encrypted);
    System.arraycopy(check, 0, encrypted, SHA1_OCTETS + plain.length, SHA1_OCTETS);
    Arrays.fill(plain, (byte) 0);
    return Der.encode(new DERSequence(AlgorithmIds.withNull(OID), new DEROctetString(encrypted)));
  }

  /** Writes the key XOR the stream behind the salt. */
  private static void xor(byte[] plain, PasswordOctets password, byte[] salt, byte[] encrypted) {
    byte[] stream = salt;
    for (int i = 0; i < plain.length; i++) {
      if (i % SHA1_OCTETS == 0) {
        stream = digest(password, stream);
      }
      encrypted[SHA1_OCTETS + i] = (byte) (plain[i] ^ stream[i % SHA1_OCTETS]);
    }
  }

  /**
   * The key, or nothing if the password is not the one it was protected with.
   *
   * @throws MinicaException BAD_INPUT if it is shorter than salt and check value
   */
  static Optional<byte[]> recover(byte[] encrypted, PasswordOctets password) {
    int length = encrypted.length - 2 * SHA1_OCTETS;
    if (length < 0) {
      throw new MinicaException(
          Kind.BAD_INPUT, "a private key of " + encrypted.length + " encrypted octets");
    }
    byte[] plain = Arrays.copyOfRange(encrypted, SHA1_OCTETS, SHA1_OCTETS + length);
    byte[] stream = Arrays.copyOf(encrypted, SHA1_OCTETS);
    for (int i = 0; i < length; i++) {
      if (i % SHA1_OCTETS == 0) {
        stream = digest(password, stream);
      }
      plain[i] ^= stream[i % SHA1_OCTETS];
    }
    byte[] check = Arrays.copyOfRange(encrypted, SHA1_OCTETS + length, encrypted.length);
    return MessageDigest.isEqual(check, digest(password, plain))
        ? Optional.of(plain)
        : Optional.empty();
  }

  private static byte[] digest(PasswordOctets password, byte[] octets) {
    MessageDigest sha1 = sha1();
    sha1.update(password.octets());
    return sha1.digest(octets);
  }

  static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
