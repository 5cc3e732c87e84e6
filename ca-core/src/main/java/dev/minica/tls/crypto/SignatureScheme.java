package dev.minica.tls.crypto;

import dev.minica.MinicaException;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.SignatureAlgorithm;
import dev.minica.key.SignatureCheck;
import dev.minica.key.SigningKey;
import dev.minica.key.SubjectPublicKeyInfo;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The signature schemes of the handshake (RFC 8446 section 4.2.3). Those of TLS 1.2 before it, a
 * hash and a signature algorithm (RFC 5246 section 7.4.1.4.1), have the same numbers. SHA-1, which
 * RFC 9155 forbids, is not among them.
 */
public enum SignatureScheme {
  ECDSA_SECP256R1_SHA256(0x0403, SignatureAlgorithm.SHA256_WITH_ECDSA, KeyAlgorithm.EC_P256),
  ECDSA_SECP384R1_SHA384(0x0503, SignatureAlgorithm.SHA384_WITH_ECDSA, KeyAlgorithm.EC_P384),
  ECDSA_SECP521R1_SHA512(0x0603, SignatureAlgorithm.SHA512_WITH_ECDSA, KeyAlgorithm.EC_P521),
  ED25519(0x0807, SignatureAlgorithm.ED25519, KeyAlgorithm.ED25519),
  ED448(0x0808, SignatureAlgorithm.ED448, KeyAlgorithm.ED448),
  RSA_PSS_RSAE_SHA256(0x0804, SignatureAlgorithm.SHA256_WITH_RSA_PSS),
  RSA_PSS_RSAE_SHA384(0x0805, SignatureAlgorithm.SHA384_WITH_RSA_PSS),
  RSA_PSS_RSAE_SHA512(0x0806, SignatureAlgorithm.SHA512_WITH_RSA_PSS),
  RSA_PSS_PSS_SHA256(0x0809, SignatureAlgorithm.SHA256_WITH_RSA_PSS),
  RSA_PSS_PSS_SHA384(0x080a, SignatureAlgorithm.SHA384_WITH_RSA_PSS),
  RSA_PSS_PSS_SHA512(0x080b, SignatureAlgorithm.SHA512_WITH_RSA_PSS),
  RSA_PKCS1_SHA256(0x0401, SignatureAlgorithm.SHA256_WITH_RSA),
  RSA_PKCS1_SHA384(0x0501, SignatureAlgorithm.SHA384_WITH_RSA),
  RSA_PKCS1_SHA512(0x0601, SignatureAlgorithm.SHA512_WITH_RSA),
  /** draft-ietf-tls-mldsa. */
  MLDSA44(0x0904, SignatureAlgorithm.ML_DSA_44, KeyAlgorithm.ML_DSA_44),
  MLDSA65(0x0905, SignatureAlgorithm.ML_DSA_65, KeyAlgorithm.ML_DSA_65),
  MLDSA87(0x0906, SignatureAlgorithm.ML_DSA_87, KeyAlgorithm.ML_DSA_87);

  /** What became of checking a signature. */
  public enum Verdict {
    VALID,
    INVALID,
    /** The key is of another kind, or on another curve, than the scheme asks for. */
    KEY_DOES_NOT_FIT
  }

  private final int id;
  private final SignatureAlgorithm algorithm;
  private final Optional<KeyAlgorithm> key;

  SignatureScheme(int id, SignatureAlgorithm algorithm) {
    this(id, algorithm, Optional.empty());
  }

  SignatureScheme(int id, SignatureAlgorithm algorithm, KeyAlgorithm key) {
    this(id, algorithm, Optional.of(key));
  }

  SignatureScheme(int id, SignatureAlgorithm algorithm, Optional<KeyAlgorithm> key) {
    this.id = id;
    this.algorithm = algorithm;
    this.key = key;
  }

  /** The scheme with this number in the IANA registry "TLS SignatureScheme". */
  public static Optional<SignatureScheme> ofId(int id) {
    return Arrays.stream(values()).filter(scheme -> scheme.id == id).findFirst();
  }

  /**
   * The schemes that a key can sign with, the preferred one first.
   *
   * @param tls13 whether under the rules of TLS 1.3, or else of TLS 1.2
   */
  public static List<SignatureScheme> of(SubjectPublicKeyInfo key, boolean tls13) {
    return Arrays.stream(values()).filter(scheme -> scheme.fits(key, tls13)).toList();
  }

  /** The number in the registry. */
  public int id() {
    return id;
  }

  /** What is computed. */
  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  /**
   * Whether the scheme is allowed for a signature of the handshake with this key. TLS 1.3 binds
   * ECDSA to one curve for each hash and has no PKCS#1 (RFC 8446 section 4.2.3), TLS 1.2 leaves
   * both free and has no ML-DSA.
   */
  public boolean fits(SubjectPublicKeyInfo publicKey, boolean tls13) {
    return switch (this) {
      case RSA_PKCS1_SHA256, RSA_PKCS1_SHA384, RSA_PKCS1_SHA512 -> !tls13 && publicKey.isRsa();
      case RSA_PSS_RSAE_SHA256, RSA_PSS_RSAE_SHA384, RSA_PSS_RSAE_SHA512 -> publicKey.isRsa();
      case RSA_PSS_PSS_SHA256, RSA_PSS_PSS_SHA384, RSA_PSS_PSS_SHA512 ->
          publicKey.algorithmOid().equals(SubjectPublicKeyInfo.RSASSA_PSS);
      case ECDSA_SECP256R1_SHA256, ECDSA_SECP384R1_SHA384, ECDSA_SECP521R1_SHA512 ->
          tls13 ? publicKey.algorithm().equals(key) : publicKey.isEc();
      case ED25519, ED448 -> publicKey.algorithm().equals(key);
      case MLDSA44, MLDSA65, MLDSA87 -> tls13 && publicKey.algorithm().equals(key);
    };
  }

  /** Whether the owner of the key signed the content under this scheme. */
  public Verdict verify(SubjectPublicKeyInfo publicKey, SignedContent content, byte[] signature) {
    if (!fits(publicKey, content.isTls13())) {
      return Verdict.KEY_DOES_NOT_FIT;
    }
    byte[] message = content.content().octets();
    return SignatureCheck.verifies(publicKey, algorithm, message, signature)
        ? Verdict.VALID
        : Verdict.INVALID;
  }

  /**
   * Signs under this scheme.
   *
   * @throws MinicaException BAD_INPUT if the key is damaged, or of a kind that cannot
   */
  public byte[] sign(KeyPair pair, SignedContent content, SecureRandom random) {
    return SigningKey.of(pair, algorithm, random).sign(content.content().octets());
  }
}
