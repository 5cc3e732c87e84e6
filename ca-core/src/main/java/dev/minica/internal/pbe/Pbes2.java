package dev.minica.internal.pbe;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.crypto.InvalidCipherTextException;

/**
 * Encryption under a password, PBES2 of RFC 8018 section 6.2.
 *
 * <pre>
 * PBES2-params ::= SEQUENCE {
 *   keyDerivationFunc  AlgorithmIdentifier,
 *   encryptionScheme   AlgorithmIdentifier }
 * </pre>
 */
public final class Pbes2 {

  private static final String OID = "1.2.840.113549.1.5.13";

  /** What minica writes: every reader in use knows it. */
  private static final CbcCipher CIPHER = CbcCipher.AES_256;

  private final Pbkdf2 derivation;
  private final byte[] key;

  private Pbes2(Pbkdf2 derivation, byte[] key) {
    this.derivation = derivation;
    this.key = key;
  }

  /**
   * Encrypted octets and how.
   *
   * @param algorithm the AlgorithmIdentifier to write beside them
   */
  public record Encrypted(DERSequence algorithm, byte[] octets) {}

  /**
   * Derives the key from the password once, with PBKDF2 over HMAC-SHA256; it serves any number of
   * encryptions.
   */
  public static Pbes2 under(PasswordOctets password, int iterations, byte[] salt) {
    Pbkdf2 derivation = Pbkdf2.withSha256(salt, iterations, CIPHER.keyOctets());
    return new Pbes2(derivation, derivation.key(password, CIPHER.keyOctets()));
  }

  /** Encrypts with AES-256-CBC and an initialization vector of its own. */
  public Encrypted encrypt(byte[] plain, SecureRandom random) {
    byte[] iv = new byte[CIPHER.blockOctets()];
    random.nextBytes(iv);
    DERSequence parameters = new DERSequence(derivation.encode(), CIPHER.encode(iv));
    return new Encrypted(AlgorithmIds.of(OID, parameters), CIPHER.encrypt(key, iv, plain));
  }

  /**
   * Decrypts what any program encrypted.
   *
   * @param what the name of the thing for error messages
   * @throws MinicaException BAD_INPUT if the algorithm is unsupported, a parameter over its bound
   *     or the length impossible, all found before any work is done; WRONG_PASSPHRASE if the
   *     padding does not come out right
   */
  public static byte[] decrypt(
      ASN1Sequence algorithm, byte[] encrypted, char[] password, String what) {
    return Der.read(what, () -> decrypt(algorithm, encrypted, password));
  }

  private static byte[] decrypt(ASN1Sequence algorithm, byte[] encrypted, char[] password) {
    if (!AlgorithmIds.oid(algorithm).equals(OID)) {
      throw KeyDerivation.unsupported("algorithm " + AlgorithmIds.oid(algorithm));
    }
    ASN1Sequence parameters = ASN1Sequence.getInstance(AlgorithmIds.parameters(algorithm));
    ASN1Sequence scheme = ASN1Sequence.getInstance(parameters.getObjectAt(1));
    CbcCipher cipher = CbcCipher.decode(scheme);
    byte[] iv = CbcCipher.iv(scheme);
    requireLengths(cipher, iv, encrypted);
    KeyDerivation derivation =
        derivation(ASN1Sequence.getInstance(parameters.getObjectAt(0)), cipher);
    try (PasswordOctets octets = PasswordOctets.utf8(password)) {
      return cipher.decrypt(derivation.key(octets, cipher.keyOctets()), iv, encrypted);
    } catch (InvalidCipherTextException padding) {
      throw wrongPassphrase(padding);
    }
  }

  private static void requireLengths(CbcCipher cipher, byte[] iv, byte[] encrypted) {
    int block = cipher.blockOctets();
    if (iv.length != block) {
      throw new MinicaException(
          Kind.BAD_INPUT, "initialization vector of " + iv.length + " octets instead of " + block);
    } else if (encrypted.length == 0 || encrypted.length % block != 0) {
      throw new MinicaException(
          Kind.BAD_INPUT, encrypted.length + " encrypted octets, which are no blocks of " + block);
    }
  }

  private static KeyDerivation derivation(ASN1Sequence algorithm, CbcCipher cipher) {
    KeyDerivation derivation = KeyDerivation.decode(algorithm);
    if (!derivation.allows(cipher.keyOctets())) {
      throw new MinicaException(
          Kind.BAD_INPUT,
          "derives a key of another length than the "
              + cipher.keyOctets()
              + " octets that the cipher takes");
    }
    return derivation;
  }

  public static MinicaException wrongPassphrase(Throwable cause) {
    return new MinicaException(
        Kind.WRONG_PASSPHRASE, "wrong passphrase, or the encrypted octets are damaged", cause);
  }
}
