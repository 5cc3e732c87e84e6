package dev.minica.file;

/**
 * What the files are called that {@code minica issue} writes for its user, and that everybody looks
 * for who reads what it wrote. They are promises: scripts rely on them.
 */
public final class DeliveredName {

  /** The private key, PKCS#8 in PEM. */
  public static final String KEY = "key.pem";

  /** The certificate alone. */
  public static final String CERTIFICATE = "cert.pem";

  /** The certificates between it and the root, if there are any. */
  public static final String CHAIN = "chain.pem";

  /** The certificate and those between it and the root. */
  public static final String FULL_CHAIN = "fullchain.pem";

  /** The root. */
  public static final String ROOT = "ca.pem";

  /** What the extension of a key store's format follows. */
  public static final String KEY_STORE = "keystore.";

  /** What the extension of a trust store's format follows. */
  public static final String TRUST_STORE = "truststore.";

  /** A Secret of Kubernetes. */
  public static final String SECRET = "secret.yaml";

  private DeliveredName() {}
}
