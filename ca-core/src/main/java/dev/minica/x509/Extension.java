package dev.minica.x509;

import java.util.Arrays;

/**
 * One certificate extension (RFC 5280 section 4.1.2.9), understood or not.
 *
 * <pre>
 * Extension ::= SEQUENCE {
 *   extnID     OBJECT IDENTIFIER,
 *   critical   BOOLEAN DEFAULT FALSE,
 *   extnValue  OCTET STRING -- contains the DER encoding of an ASN.1 value -- }
 * </pre>
 *
 * @param oid extnID in dotted decimal
 * @param critical whether who does not understand it must refuse the certificate
 * @param value the octets inside extnValue
 */
public record Extension(String oid, boolean critical, byte[] value) {

  public static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
  public static final String KEY_USAGE = "2.5.29.15";
  public static final String SUBJECT_ALT_NAME = "2.5.29.17";
  public static final String BASIC_CONSTRAINTS = "2.5.29.19";
  public static final String NAME_CONSTRAINTS = "2.5.29.30";
  public static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
  public static final String EXTENDED_KEY_USAGE = "2.5.29.37";

  public Extension {
    value = value.clone();
  }

  @Override
  public byte[] value() {
    return value.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Extension that
        && oid.equals(that.oid)
        && critical == that.critical
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return 31 * oid.hashCode() + Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return oid + (critical ? " (critical)" : "");
  }
}
