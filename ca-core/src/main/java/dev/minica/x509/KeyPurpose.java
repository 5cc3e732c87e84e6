package dev.minica.x509;

import java.util.Arrays;
import java.util.Optional;

/** The well-known key purposes of the extended key usage extension (RFC 5280 section 4.2.1.12). */
public enum KeyPurpose {
  ANY("anyExtendedKeyUsage", "2.5.29.37.0"),
  SERVER_AUTH("serverAuth", "1.3.6.1.5.5.7.3.1"),
  CLIENT_AUTH("clientAuth", "1.3.6.1.5.5.7.3.2"),
  CODE_SIGNING("codeSigning", "1.3.6.1.5.5.7.3.3"),
  EMAIL_PROTECTION("emailProtection", "1.3.6.1.5.5.7.3.4"),
  TIME_STAMPING("timeStamping", "1.3.6.1.5.5.7.3.8"),
  OCSP_SIGNING("OCSPSigning", "1.3.6.1.5.5.7.3.9");

  private final String label;
  private final String oid;

  KeyPurpose(String label, String oid) {
    this.label = label;
    this.oid = oid;
  }

  /** The purpose with this object identifier, if it is one of these. */
  public static Optional<KeyPurpose> ofOid(String oid) {
    return Arrays.stream(values()).filter(p -> p.oid.equals(oid)).findFirst();
  }

  /** The name in RFC 5280. */
  public String label() {
    return label;
  }

  /** Object identifier in dotted decimal. */
  public String oid() {
    return oid;
  }

  @Override
  public String toString() {
    return label;
  }
}
