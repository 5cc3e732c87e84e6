package dev.minica.x509;

/** The bits of the key usage extension (RFC 5280 section 4.2.1.3). */
public enum KeyUsage {
  DIGITAL_SIGNATURE(0, "digitalSignature"),
  NON_REPUDIATION(1, "nonRepudiation"),
  KEY_ENCIPHERMENT(2, "keyEncipherment"),
  DATA_ENCIPHERMENT(3, "dataEncipherment"),
  KEY_AGREEMENT(4, "keyAgreement"),
  KEY_CERT_SIGN(5, "keyCertSign"),
  CRL_SIGN(6, "cRLSign"),
  ENCIPHER_ONLY(7, "encipherOnly"),
  DECIPHER_ONLY(8, "decipherOnly");

  private final int bit;
  private final String label;

  KeyUsage(int bit, String label) {
    this.bit = bit;
    this.label = label;
  }

  /** The bit's number; bit 0 is the first one of the BIT STRING. */
  public int bit() {
    return bit;
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
