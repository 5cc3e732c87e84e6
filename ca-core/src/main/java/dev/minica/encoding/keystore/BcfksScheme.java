package dev.minica.encoding.keystore;

import dev.minica.internal.pbe.AlgorithmIds;
import dev.minica.internal.pbe.KeyDerivation;
import dev.minica.internal.pbe.PasswordOctets;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.RFC5649WrapEngine;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * PBES2 as BCFKS has it: a key for one purpose, and AES-256 in CCM mode (RFC 5084 section 3.1) or
 * as key wrap with padding (RFC 5649).
 *
 * <pre>
 * CCMParameters ::= SEQUENCE {
 *   aes-nonce   OCTET STRING (SIZE(7..13)),
 *   aes-ICVlen  INTEGER (4 | 6 | 8 | 10 | 12 | 14 | 16) DEFAULT 12 }
 * </pre>
 *
 * @param nonce empty for key wrap
 */
record BcfksScheme(KeyDerivation derivation, byte[] nonce, int tagOctets) {

  /** The default of aes-ICVlen. */
  private static final int DEFAULT_TAG = 12;

  static BcfksScheme decode(ASN1Sequence algorithm) {
    if (!AlgorithmIds.oid(algorithm).equals(Bcfks.PBES2)) {
      throw KeyDerivation.unsupported("algorithm " + AlgorithmIds.oid(algorithm));
    }
    ASN1Sequence fields = ASN1Sequence.getInstance(AlgorithmIds.parameters(algorithm));
    KeyDerivation derivation =
        KeyDerivation.decode(ASN1Sequence.getInstance(fields.getObjectAt(0)));
    ASN1Sequence cipher = ASN1Sequence.getInstance(fields.getObjectAt(1));
    return switch (AlgorithmIds.oid(cipher)) {
      case Bcfks.AES_256_CCM -> ccm(derivation, AlgorithmIds.parameters(cipher));
      case Bcfks.AES_256_WRAP_PAD -> new BcfksScheme(derivation, new byte[0], 0);
      default -> throw KeyDerivation.unsupported("cipher " + AlgorithmIds.oid(cipher));
    };
  }

  private static BcfksScheme ccm(KeyDerivation derivation, ASN1Encodable parameters) {
    ASN1Sequence fields = ASN1Sequence.getInstance(parameters);
    int tag =
        fields.size() > 1
            ? KeyDerivation.bounded(
                ASN1Integer.getInstance(fields.getObjectAt(1)), 16, "the length of CCM's tag")
            : DEFAULT_TAG;
    return new BcfksScheme(
        derivation, ASN1OctetString.getInstance(fields.getObjectAt(0)).getOctets(), tag);
  }

  /** What was encrypted, or nothing if the password is wrong or the octets are damaged. */
  Optional<byte[]> decrypt(Bcfks.Purpose purpose, char[] password, byte[] encrypted) {
    byte[] key;
    try (PasswordOctets octets = purpose.with(password)) {
      key = derivation.key(octets, Bcfks.KEY_OCTETS);
    }
    try {
      return Optional.of(
          nonce.length == 0
              ? unwrapped(key, encrypted)
              : Bcfks.ccm(false, key, nonce, tagOctets, encrypted));
    } catch (InvalidCipherTextException wrong) {
      return Optional.empty();
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static byte[] unwrapped(byte[] key, byte[] encrypted) throws InvalidCipherTextException {
    RFC5649WrapEngine engine = new RFC5649WrapEngine(AESEngine.newInstance());
    engine.init(false, new KeyParameter(key));
    return engine.unwrap(encrypted, 0, encrypted.length);
  }

  Protection protection(Protection.Part part) {
    return new Protection(
        part,
        "PBES2, "
            + derivation.description()
            + (nonce.length == 0 ? ", AES-256 key wrap" : ", AES-256-CCM"),
        derivation.work());
  }
}
