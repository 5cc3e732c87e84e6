package dev.minica.tls.wire.handshake;

/**
 * What the messages of the key exchange hold before TLS 1.3; it follows from the cipher suite (RFC
 * 5246 section 7.4.3).
 */
public enum KeyExchange {
  /** The client encrypts the pre-master secret to the server's key. */
  RSA,
  /** Finite fields, the server's group and value in its message: DHE_* and DH_anon. */
  DHE,
  /** Elliptic curves: ECDHE_* and ECDH_anon (RFC 8422 section 5.4). */
  ECDHE,
  /** Those whose messages are not looked into (PSK, SRP, ...), and whatever is not known yet. */
  OTHER
}
