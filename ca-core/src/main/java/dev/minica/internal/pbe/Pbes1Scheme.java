package dev.minica.internal.pbe;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.engines.DESEngine;
import org.bouncycastle.crypto.engines.RC2Engine;
import org.bouncycastle.crypto.generators.PKCS5S1ParametersGenerator;

/**
 * PBES1 (RFC 8018 section 6.1), for reading only: OpenSSL before 1.1 and Java wrote it by default.
 *
 * <pre>
 * PBEParameter ::= SEQUENCE {
 *   salt            OCTET STRING (SIZE(8)),
 *   iterationCount  INTEGER }
 * </pre>
 */
record Pbes1Scheme(Variant variant, byte[] salt, int iterations) implements EncryptionScheme {

  /** The cipher's blocks; its keys are as long. */
  private static final int OCTETS = 8;

  /** The hash function and cipher, by object identifier (RFC 8018 appendix A.3). */
  enum Variant {
    MD5_DES("1.2.840.113549.1.5.3", "MD5, DES-CBC"),
    MD5_RC2("1.2.840.113549.1.5.6", "MD5, RC2-64-CBC"),
    SHA1_DES("1.2.840.113549.1.5.10", "SHA-1, DES-CBC"),
    SHA1_RC2("1.2.840.113549.1.5.11", "SHA-1, RC2-64-CBC");

    private final String oid;
    private final String label;

    Variant(String oid, String label) {
      this.oid = oid;
      this.label = label;
    }

    static Optional<Variant> ofOid(String oid) {
      for (Variant variant : values()) {
        if (variant.oid.equals(oid)) {
          return Optional.of(variant);
        }
      }
      return Optional.empty();
    }

    private Digest digest() {
      return switch (this) {
        case MD5_DES, MD5_RC2 -> new MD5Digest();
        case SHA1_DES, SHA1_RC2 -> new SHA1Digest();
      };
    }

    private BlockCipher engine() {
      return switch (this) {
        case MD5_DES, SHA1_DES -> new DESEngine();
        case MD5_RC2, SHA1_RC2 -> new RC2Engine();
      };
    }
  }

  /** Checks what a file gives as salt and iteration count. */
  static Pbes1Scheme decode(Variant variant, ASN1Encodable parameters) {
    ASN1Sequence fields = ASN1Sequence.getInstance(parameters);
    return new Pbes1Scheme(
        variant,
        KeyDerivation.salt(ASN1OctetString.getInstance(fields.getObjectAt(0)).getOctets()),
        KeyDerivation.bounded(
            ASN1Integer.getInstance(fields.getObjectAt(1)),
            Pbkdf2.MAX_ITERATIONS,
            "the iteration count"));
  }

  @Override
  public byte[] decrypt(char[] password, byte[] encrypted) {
    CbcCipher.requireBlocks(encrypted, OCTETS);
    try {
      return CbcCipher.process(false, variant.engine(), keyAndIv(password), encrypted);
    } catch (InvalidCipherTextException padding) {
      throw Pbes2.wrongPassphrase(padding);
    }
  }

  private CipherParameters keyAndIv(char[] password) {
    PKCS5S1ParametersGenerator generator = new PKCS5S1ParametersGenerator(variant.digest());
    try (PasswordOctets octets = PasswordOctets.utf8(password)) {
      generator.init(octets.octets(), salt, iterations);
      return generator.generateDerivedParameters(8 * OCTETS, 8 * OCTETS);
    }
  }

  @Override
  public String description() {
    return "PBES1 with " + variant.label;
  }

  @Override
  public long work() {
    return iterations;
  }
}
