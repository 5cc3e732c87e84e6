package dev.minica.tls.crypto;

import java.util.Optional;

/**
 * How a cipher suite protects records.
 *
 * @param mode the algorithm and its mode
 * @param keyLength octets of the key
 * @param mac the hash of the HMAC beside CBC; empty for AEAD, which needs none
 */
public record RecordCipher(Mode mode, int keyLength, Optional<HashAlgorithm> mac) {

  /** What turns plaintext into ciphertext. */
  public enum Mode {
    /** AES in CBC with HMAC (RFC 5246 section 6.2.3.2). */
    AES_CBC("AES-CBC", 16, 0, 0),
    /** RFC 5288. */
    AES_GCM("AES-GCM", 4, 8, 16),
    /** RFC 6655. */
    AES_CCM("AES-CCM", 4, 8, 16),
    /** RFC 6655, with a tag of 8 octets. */
    AES_CCM_8("AES-CCM-8", 4, 8, 8),
    /** RFC 7905. */
    CHACHA20_POLY1305("ChaCha20-Poly1305", 12, 0, 16);

    private final String label;
    private final int fixedIvLength;
    private final int explicitNonceLength;
    private final int tagLength;

    Mode(String label, int fixedIvLength, int explicitNonceLength, int tagLength) {
      this.label = label;
      this.fixedIvLength = fixedIvLength;
      this.explicitNonceLength = explicitNonceLength;
      this.tagLength = tagLength;
    }

    /** Whether it authenticates as it encrypts. */
    public boolean isAead() {
      return this != AES_CBC;
    }

    /** Octets that each record of TLS 1.2 carries of its nonce. */
    int explicitNonceLength() {
      return explicitNonceLength;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  /** Octets of an AES block, and so of the IV of CBC. */
  static final int BLOCK = 16;

  /** Octets of the nonce of each AEAD algorithm here, and of the IV of TLS 1.3 (RFC 8446 5.3). */
  static final int NONCE = 12;

  /** Octets of the tag; 0 for CBC. */
  public int tagLength() {
    return mode.tagLength;
  }

  /** Octets of the MAC key in the key block of TLS 1.2; 0 for AEAD. */
  public int macKeyLength() {
    return mac.map(HashAlgorithm::length).orElse(0);
  }

  /** Octets of the IV in the key block of TLS 1.2; 0 for CBC, where each record brings its own. */
  public int fixedIvLength() {
    return mode.isAead() ? mode.fixedIvLength : 0;
  }

  /** Such as {@code AES-128-GCM} or {@code AES-256-CBC with HMAC-SHA-384}. */
  @Override
  public String toString() {
    String sized =
        mode == Mode.CHACHA20_POLY1305
            ? mode.label
            : mode.label.replace("AES-", "AES-" + keyLength * 8 + "-");
    return mac.map(hash -> sized + " with HMAC-" + hash).orElse(sized);
  }
}
