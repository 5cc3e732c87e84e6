package dev.minica.issuance;

import dev.minica.key.KeyAlgorithm;
import dev.minica.key.SignatureAlgorithm;
import dev.minica.key.SigningKey;
import dev.minica.key.SubjectPublicKeyInfo;
import java.util.Arrays;

/**
 * Stands in for a key before that signs: the certificate is the real one but for the octets of the
 * signature, which have its form and size and are made by nobody. So a certificate can be looked
 * over, and thrown away, without the key having been used.
 */
final class StandInKey implements SigningKey {

  private final SigningKey key;

  StandInKey(SigningKey key) {
    this.key = key;
  }

  @Override
  public SubjectPublicKeyInfo publicKey() {
    return key.publicKey();
  }

  @Override
  public SignatureAlgorithm algorithm() {
    return key.algorithm();
  }

  @Override
  public byte[] sign(byte[] message) {
    return switch (key.algorithm()) {
      case ED25519 -> new byte[64];
      case ED448 -> new byte[114];
      case ML_DSA_44 -> new byte[2420];
      case ML_DSA_65 -> new byte[3309];
      case ML_DSA_87 -> new byte[4627];
      case SHA256_WITH_ECDSA, SHA384_WITH_ECDSA, SHA512_WITH_ECDSA -> twoIntegers();
      default -> new byte[octets()];
    };
  }

  private int octets() {
    SubjectPublicKeyInfo signer = publicKey();
    int bits =
        signer.isRsa()
            ? signer.modulusBits()
            : signer.algorithm().map(KeyAlgorithm::size).orElse(0);
    return (bits + 7) / 8;
  }

  /**
   *
   *
   * <pre>Ecdsa-Sig-Value ::= SEQUENCE { r INTEGER, s INTEGER } (RFC 3279 section 2.2.3)</pre>
   */
  private byte[] twoIntegers() {
    int size = octets();
    int content = 2 * (2 + size);
    int header = content < 0x80 ? 2 : 3;
    byte[] signature = new byte[header + content];
    Arrays.fill(signature, (byte) 1);
    signature[0] = 0x30;
    signature[1] = (byte) 0x81;
    signature[header - 1] = (byte) content;
    for (int at = header; at < signature.length; at += 2 + size) {
      signature[at] = 2;
      signature[at + 1] = (byte) size;
    }
    return signature;
  }
}
