package dev.minica.csr;

/** Whether whoever made a request has the private half of the key in it (RFC 2986 section 3). */
public enum Possession {
  /** The signature was made with the key. */
  SHOWN,
  /** It was not. */
  NOT_SHOWN,
  /** It cannot be said: minica does not check signatures of this algorithm. */
  UNKNOWN
}
