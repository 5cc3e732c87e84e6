package dev.minica.tls.crypto;

/** With which kind of key the server shows who it is. */
public enum Authentication {
  /** TLS 1.3: whatever signature_algorithms allows, or a pre-shared key. */
  BY_EXTENSION("by signature_algorithms or pre_shared_key"),
  RSA("RSA"),
  /** In TLS 1.2 Ed25519 and Ed448 as well (RFC 8422 section 2). */
  ECDSA("ECDSA"),
  DSS("DSS"),
  /** Knowing the key or password that both have. */
  SHARED_SECRET("the shared secret"),
  /** Nobody shows anything: open to whoever is in between. */
  ANONYMOUS("nobody");

  private final String label;

  Authentication(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}
