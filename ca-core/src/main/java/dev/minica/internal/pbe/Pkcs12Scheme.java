package dev.minica.internal.pbe;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Tlv;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.engines.RC2Engine;
import org.bouncycastle.crypto.engines.RC4Engine;
import org.bouncycastle.crypto.engines.TwofishEngine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.crypto.params.RC2Parameters;

/**
 * The encryption of PKCS#12 before PBES2 (RFC 7292 appendix C), by which older programs keep keys
 * (triple DES) and certificates (40 bits of RC2).
 *
 * <pre>
 * pkcs-12PbeParams ::= SEQUENCE {
 *   salt        OCTET STRING,
 *   iterations  INTEGER }
 * </pre>
 */
public record Pkcs12Scheme(Cipher cipher, Pkcs12Derivation derivation) implements EncryptionScheme {

  /** How descriptions of these schemes begin. */
  public static final String LABEL = "PKCS#12 PBE with SHA-1";

  static final String ARC = "1.2.840.113549.1.12.1.";

  private static final char[] NONE = {};

  /** As long as the salts that OpenSSL and Windows write for these. */
  private static final int SALT_OCTETS = 8;

  /** The cipher, by the last arc of its object identifier. */
  public enum Cipher {
    RC4_128(1, "RC4-128", 16, 0),
    RC4_40(2, "RC4-40", 5, 0),
    TRIPLE_DES(3, "3DES-CBC", 24, 8),
    TRIPLE_DES_2KEY(4, "3DES-CBC with two keys", 16, 8),
    RC2_128(5, "RC2-128-CBC", 16, 8),
    RC2_40(6, "RC2-40-CBC", 5, 8),
    /** Bouncy Castle's addition, for its own stores; it has no object identifier. */
    TWOFISH(0, "Twofish-CBC", 32, 16);

    private final int arc;
    private final String label;
    private final int keyOctets;
    private final int blockOctets;

    Cipher(int arc, String label, int keyOctets, int blockOctets) {
      this.arc = arc;
      this.label = label;
      this.keyOctets = keyOctets;
      this.blockOctets = blockOctets;
    }

    private static Cipher ofOid(String oid) {
      for (Cipher cipher : values()) {
        if (cipher != TWOFISH && oid.equals(ARC + cipher.arc)) {
          return cipher;
        }
      }
      throw KeyDerivation.unsupported("algorithm " + oid);
    }
  }

  static Pkcs12Scheme decode(String oid, ASN1Encodable parameters) {
    ASN1Sequence fields = ASN1Sequence.getInstance(parameters);
    return new Pkcs12Scheme(
        Cipher.ofOid(oid),
        Pkcs12Derivation.decode(HashFunction.SHA1, fields.getObjectAt(0), fields.getObjectAt(1)));
  }

  /** A scheme with a new salt, for writing. */
  public static Pkcs12Scheme fresh(Cipher cipher, int iterations, SecureRandom random) {
    byte[] salt = new byte[SALT_OCTETS];
    random.nextBytes(salt);
    return new Pkcs12Scheme(cipher, new Pkcs12Derivation(HashFunction.SHA1, salt, iterations));
  }

  /** Encrypts, once only: another plaintext takes another salt. */
  public Pbes2.Encrypted encrypt(char[] password, byte[] plain) {
    DERSequence parameters =
        new DERSequence(
            new DEROctetString(derivation.salt()), new ASN1Integer(derivation.iterations()));
    try (PasswordOctets octets = PasswordOctets.bmpTerminated(password)) {
      return new Pbes2.Encrypted(
          AlgorithmIds.of(ARC + cipher.arc, parameters), process(true, octets, plain));
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("encrypting cannot fail", e);
    }
  }

  @Override
  public byte[] decrypt(char[] password, byte[] encrypted) {
    return password.length == 0
        ? withoutPassword(encrypted)
        : decrypted(PasswordOctets.bmpTerminated(password), encrypted);
  }

  /**
   * Decrypts what Bouncy Castle's own stores hold, to which an empty password is none at all.
   *
   * @throws MinicaException as {@link #decrypt}
   */
  public byte[] decryptOfBouncyCastle(char[] password, byte[] encrypted) {
    return decrypted(
        password.length == 0 ? PasswordOctets.bmp(NONE) : PasswordOctets.bmpTerminated(password),
        encrypted);
  }

  /**
   * An empty password is two octets of zero to some programs and none at all to others: OpenSSL's
   * {@code PKCS12_create} tells NULL from the empty string. The wrong one of the two gives octets
   * with sound padding once in 256 times, so the right one shows by what PKCS#12 encrypts, which is
   * always a SEQUENCE.
   */
  private byte[] withoutPassword(byte[] encrypted) {
    try {
      byte[] plain = decrypted(PasswordOctets.bmpTerminated(NONE), encrypted);
      if (Tlv.of(plain, LABEL).is(Tlv.SEQUENCE)) {
        return plain;
      }
    } catch (MinicaException notThisOne) {
      // by its padding, or by its content: it is the other, or neither, which that one says
    }
    return decrypted(PasswordOctets.bmp(NONE), encrypted);
  }

  private byte[] decrypted(PasswordOctets password, byte[] encrypted) {
    if (cipher.blockOctets > 0) {
      CbcCipher.requireBlocks(encrypted, cipher.blockOctets);
    }
    try (password) {
      return process(false, password, encrypted);
    } catch (InvalidCipherTextException padding) {
      throw Pbes2.wrongPassphrase(padding);
    }
  }

  private byte[] process(boolean encrypting, PasswordOctets password, byte[] input)
      throws InvalidCipherTextException {
    if (cipher.blockOctets == 0) {
      RC4Engine rc4 = new RC4Engine();
      rc4.init(encrypting, derivation.key(password, cipher.keyOctets));
      byte[] output = new byte[input.length];
      rc4.processBytes(input, 0, input.length, output, 0);
      return output;
    }
    ParametersWithIV parameters =
        derivation.keyAndIv(password, cipher.keyOctets, cipher.blockOctets);
    byte[] key = ((KeyParameter) parameters.getParameters()).getKey();
    return switch (cipher) {
      case RC2_128, RC2_40 ->
          CbcCipher.process(
              encrypting,
              new RC2Engine(),
              new ParametersWithIV(new RC2Parameters(key, 8 * key.length), parameters.getIV()),
              input);
      case TWOFISH -> CbcCipher.process(encrypting, new TwofishEngine(), parameters, input);
      default -> CbcCipher.process(encrypting, new DESedeEngine(), parameters, input);
    };
  }

  @Override
  public String description() {
    return LABEL + ", " + cipher.label;
  }

  @Override
  public long work() {
    return derivation.iterations();
  }
}
