package dev.minica.x509;

/**
 * The bits of the key usage extension, in the order of RFC 5280 section 4.2.1.3, so that {@link
 * #ordinal} is the bit's number.
 */
public enum KeyUsage {
  DIGITAL_SIGNATURE("digitalSignature"),
  NON_REPUDIATION("nonRepudiation"),
  KEY_ENCIPHERMENT("keyEncipherment"),
  DATA_ENCIPHERMENT("dataEncipherment"),
  KEY_AGREEMENT("keyAgreement"),
  KEY_CERT_SIGN("keyCertSign"),
  CRL_SIGN("cRLSign"),
  ENCIPHER_ONLY("encipherOnly"),
  DECIPHER_ONLY("decipherOnly");

  private final String label;

  KeyUsage(String label) {
    this.label = label;
  }

  /** The name in RFC 5280. */
  public String label() {
    return label;
  }

  @Override
  public String toString() {
    return label;
  }
}
