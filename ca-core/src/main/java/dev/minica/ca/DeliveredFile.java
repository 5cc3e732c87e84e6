package dev.minica.ca;

/**
 * A file that issuing writes, and for whom.
 *
 * @param name its name in the delivery's directory
 * @param audience who needs it
 * @param secret whether it holds the private key, and so has mode 0600
 */
public record DeliveredFile(String name, Audience audience, boolean secret) {

  /** Who a file is for. */
  public enum Audience {
    /** Whoever has the key and shows the certificate: the server, or the client that signs in. */
    SUBJECT,
    /** Whoever checks the certificate. */
    VERIFIER
  }
}
