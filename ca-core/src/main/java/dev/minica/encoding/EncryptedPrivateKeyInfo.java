package dev.minica.encoding;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import dev.minica.internal.pbe.EncryptionScheme;
import dev.minica.internal.pbe.PasswordOctets;
import dev.minica.internal.pbe.Pbes2;
import dev.minica.key.PrivateKeyInfo;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;

/**
 * A private key under a passphrase (RFC 5958 section 3).
 *
 * <pre>
 * EncryptedPrivateKeyInfo ::= SEQUENCE {
 *   encryptionAlgorithm  AlgorithmIdentifier,
 *   encryptedData        OCTET STRING }
 * </pre>
 */
public final class EncryptedPrivateKeyInfo {

  private static final String WHAT = "encrypted private key";

  /** OWASP's figure for PBKDF2 with HMAC-SHA256: about half a second of work. */
  private static final int ITERATIONS = 600_000;

  /** RFC 8018 section 4.1 asks for 8 octets at least, NIST SP 800-132 for 16. */
  private static final int SALT_OCTETS = 16;

  private final byte[] der;
  private final ASN1Sequence algorithm;
  private final byte[] encrypted;

  private EncryptedPrivateKeyInfo(byte[] der, ASN1Sequence algorithm, byte[] encrypted) {
    this.der = der;
    this.algorithm = algorithm;
    this.encrypted = encrypted;
  }

  /**
   * Encrypts with PBES2: PBKDF2 over HMAC-SHA256 with 600,000 iterations and 16 octets of salt,
   * AES-256-CBC. OpenSSL, Java, Python and Go read it.
   *
   * @param passphrase enters the derivation as UTF-8; the caller clears it
   * @throws MinicaException USAGE if the passphrase is empty or no Unicode text
   */
  public static EncryptedPrivateKeyInfo encrypt(
      PrivateKeyInfo key, char[] passphrase, SecureRandom random) {
    if (passphrase.length == 0) {
      throw new MinicaException(Kind.USAGE, "an empty passphrase protects nothing");
    }
    byte[] salt = new byte[SALT_OCTETS];
    random.nextBytes(salt);
    try (PasswordOctets octets = PasswordOctets.utf8(passphrase)) {
      return encrypt(key, Pbes2.under(octets, ITERATIONS, salt), random);
    }
  }

  static EncryptedPrivateKeyInfo encrypt(PrivateKeyInfo key, Pbes2 scheme, SecureRandom random) {
    byte[] plain = key.encoded();
    Pbes2.Encrypted encrypted = scheme.encrypt(plain, random);
    Arrays.fill(plain, (byte) 0);
    return of(encrypted.algorithm(), encrypted.octets());
  }

  static EncryptedPrivateKeyInfo of(DERSequence algorithm, byte[] encrypted) {
    DERSequence value = new DERSequence(algorithm, new DEROctetString(encrypted));
    return new EncryptedPrivateKeyInfo(Der.encode(value), algorithm, encrypted);
  }

  /**
   * Reads the DER structure. Whether the algorithm is supported shows when it is decrypted.
   *
   * @throws MinicaException BAD_INPUT if it is not that structure
   */
  public static EncryptedPrivateKeyInfo decode(byte[] der) {
    return Der.read(
        WHAT,
        () -> {
          ASN1Sequence fields = ASN1Sequence.getInstance(Der.decode(der, WHAT));
          if (fields.size() != 2) {
            throw new MinicaException(
                Kind.BAD_INPUT, WHAT + ": " + fields.size() + " fields instead of 2");
          }
          return new EncryptedPrivateKeyInfo(
              der.clone(),
              ASN1Sequence.getInstance(fields.getObjectAt(0)),
              ASN1OctetString.getInstance(fields.getObjectAt(1)).getOctets());
        });
  }

  /** The DER encoding. */
  public byte[] encoded() {
    return der.clone();
  }

  /**
   * Decrypts it. Understood is PBES2 with PBKDF2 (HMAC with SHA-1, SHA-224, SHA-256, SHA-384 or
   * SHA-512, up to 5,000,000 iterations) or scrypt (up to 64 MiB), and AES-CBC or triple DES; and,
   * to read what older programs wrote, PBES1 and the schemes of PKCS#12 (RFC 7292 appendix C).
   *
   * @param passphrase the caller clears it
   * @throws MinicaException WRONG_PASSPHRASE if it does not come out right; BAD_INPUT if the
   *     algorithm is not among those above or a parameter is over its bound, found before the
   *     derivation's work is begun
   */
  public PrivateKeyInfo decrypt(char[] passphrase) {
    byte[] plain = plain(passphrase);
    try {
      return PrivateKeyInfo.decode(plain);
    } catch (MinicaException garbage) {
      // one wrong key in 256 leaves what looks like padding
      throw Pbes2.wrongPassphrase(garbage);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /**
   * How much work decrypting it is, in iterations of PBKDF2 or blocks that scrypt mixes.
   *
   * @throws MinicaException BAD_INPUT as {@link #decrypt}
   */
  public long work() {
    return Der.read(WHAT, () -> EncryptionScheme.decode(algorithm).work());
  }

  private byte[] plain(char[] passphrase) {
    try {
      return Der.read(
          WHAT, () -> EncryptionScheme.decode(algorithm).decrypt(passphrase, encrypted));
    } catch (MinicaException e) {
      throw e.kind() == Kind.BAD_INPUT
          ? e.withHint("openssl pkcs8 -topk8 -v2 aes256 -in OLD -out NEW encrypts it anew")
          : e;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EncryptedPrivateKeyInfo that && Arrays.equals(der, that.der);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(der);
  }

  @Override
  public String toString() {
    return WHAT;
  }
}
