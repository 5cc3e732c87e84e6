package dev.minica.tls.narration;

/** What the keys of a connection go back to. */
enum KeyOrigin {
  /** The client draws it and encrypts it to the server's key: TLS 1.2. */
  ENCRYPTED_TO_SERVER,
  /** Diffie-Hellman or ML-KEM with keys made for this connection. */
  SHARES,
  /** That, and a key that both had before: TLS 1.3. */
  SHARES_AND_PSK,
  /** A key that both had before, alone: TLS 1.3. */
  PSK,
  /** The master secret of an earlier session: TLS 1.2. */
  EARLIER_SESSION,
  /** Something that is not looked into, or it did not come to that. */
  UNKNOWN
}
