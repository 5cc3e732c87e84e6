package dev.minica.ca.order;

/** Where the private key of a root is. */
public enum RootKeyPlace {
  /** In the CA directory. */
  KEPT,
  /** In a file that is not in the CA directory, and perhaps not on this machine. */
  OUT,
  /** Nowhere: it signed one intermediate and was never written. */
  DESTROYED
}
