package dev.minica.tls.client;

/**
 * One thing that the client does wrong on purpose, so that it can be seen what comes of it: a
 * single bit of what it sends is another. All the rest it does as ever.
 */
public enum Fault {
  /** verify_data of Finished. */
  FINISHED,
  /** The record that the first request is in, after it was protected. */
  RECORD,
  /** The signature that proves the key of the client's certificate. */
  SIGNATURE,
  /** The key share, in both versions. */
  KEY_SHARE,
  /** The version at the beginning of the pre-master secret (RFC 5246 section 7.4.7.1). */
  PRE_MASTER_VERSION,
  /** The pre-master secret after it was encrypted to the server's key. */
  ENCRYPTED_PRE_MASTER,
  /** The binder of the pre-shared key (RFC 8446 section 4.2.11.2). */
  BINDER,
  /** The ticket that a session is to be resumed with. */
  TICKET
}
