package dev.minica.tls.crypto;

/** How both sides come to a secret that nobody else has. */
public enum KeyExchange {
  /** TLS 1.3: the extensions key_share and pre_shared_key say (RFC 8446 section 2). */
  BY_EXTENSION("by key_share and pre_shared_key", true),
  /** The client draws it and encrypts it to the server's key (RFC 5246 section 7.4.7.1). */
  RSA("RSA", false),
  /** Diffie-Hellman with the key in the certificate (RFC 5246 section 7.4.7.2). */
  DH("DH", false),
  /** Diffie-Hellman with keys made for this connection (RFC 5246 section 7.4.3). */
  DHE("DHE", true),
  /** The same on an elliptic curve, with the key in the certificate (RFC 4492 section 2.1). */
  ECDH("ECDH", false),
  /** The same on an elliptic curve, with keys made for this connection (RFC 8422 section 2). */
  ECDHE("ECDHE", true),
  /** A key both had before (RFC 4279 section 2). */
  PSK("PSK", false),
  /** That and Diffie-Hellman (RFC 4279 section 3). */
  DHE_PSK("DHE_PSK", true),
  /** That and Diffie-Hellman on an elliptic curve (RFC 5489). */
  ECDHE_PSK("ECDHE_PSK", true),
  /** That and what the client encrypts to the server's key (RFC 4279 section 4). */
  RSA_PSK("RSA_PSK", false),
  /** A ticket of Kerberos (RFC 2712). */
  KRB5("KRB5", false),
  /** A password (RFC 5054). */
  SRP("SRP", true),
  /** A password (RFC 8492). */
  ECCPWD("ECCPWD", true),
  /** None: the state before the first handshake (RFC 5246 appendix A.5). */
  NONE("none", false);

  private final String label;
  private final boolean forwardSecret;

  KeyExchange(String label, boolean forwardSecret) {
    this.label = label;
    this.forwardSecret = forwardSecret;
  }

  /**
   * Whether the secret is gone once both forgot it, whatever long-lived key is stolen later. In TLS
   * 1.3 a resumption without key_share is the exception.
   */
  public boolean isForwardSecret() {
    return forwardSecret;
  }

  @Override
  public String toString() {
    return label;
  }
}
