package dev.minica.internal.pbe;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.security.SecureRandom;
import org.bouncycastle.asn1.DERSequence;

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

  static final String OID = "1.2.840.113549.1.5.13";

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
    Pbkdf2 derivation = Pbkdf2.with(HashFunction.SHA256, salt, iterations, CIPHER.keyOctets());
    return new Pbes2(derivation, derivation.key(password, CIPHER.keyOctets()));
  }

  /** Encrypts with AES-256-CBC and an initialization vector of its own. */
  public Encrypted encrypt(byte[] plain, SecureRandom random) {
    byte[] iv = new byte[CIPHER.blockOctets()];
    random.nextBytes(iv);
    DERSequence parameters = new DERSequence(derivation.encode(), CIPHER.encode(iv));
    return new Encrypted(AlgorithmIds.of(OID, parameters), CIPHER.encrypt(key, iv, plain));
  }

  /** What a wrong password and damaged octets look like alike. */
  public static MinicaException wrongPassphrase(Throwable cause) {
    return new MinicaException(
        Kind.WRONG_PASSPHRASE, "wrong passphrase, or the encrypted octets are damaged", cause);
  }
}
