package dev.minica.x509;

import dev.minica.internal.asn1.Der;
import dev.minica.internal.asn1.Tlv;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;

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

  public static final String SUBJECT_DIRECTORY_ATTRIBUTES = "2.5.29.9";
  public static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
  public static final String KEY_USAGE = "2.5.29.15";
  public static final String SUBJECT_ALT_NAME = "2.5.29.17";
  public static final String ISSUER_ALT_NAME = "2.5.29.18";
  public static final String BASIC_CONSTRAINTS = "2.5.29.19";
  public static final String NAME_CONSTRAINTS = "2.5.29.30";
  public static final String CRL_DISTRIBUTION_POINTS = "2.5.29.31";
  public static final String CERTIFICATE_POLICIES = "2.5.29.32";
  public static final String POLICY_MAPPINGS = "2.5.29.33";
  public static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
  public static final String POLICY_CONSTRAINTS = "2.5.29.36";
  public static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  public static final String FRESHEST_CRL = "2.5.29.46";
  public static final String INHIBIT_ANY_POLICY = "2.5.29.54";
  public static final String AUTHORITY_INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.1";
  public static final String SUBJECT_INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.11";
  public static final String TLS_FEATURE = "1.3.6.1.5.5.7.1.24";

  /** id-ad-ocsp and id-ad-caIssuers, the access methods of RFC 5280 section 4.2.2.1. */
  static final String ACCESS_OCSP = "1.3.6.1.5.5.7.48.1";

  static final String ACCESS_CA_ISSUERS = "1.3.6.1.5.5.7.48.2";

  /** id-pkix-ocsp-nocheck, RFC 6960 section 4.2.2.2.1. */
  public static final String OCSP_NO_CHECK = "1.3.6.1.5.5.7.48.1.5";

  public Extension {
    value = value.clone();
  }

  /**
   * Reads a list of extensions, of a certificate, a CRL or a CRL entry.
   *
   * <pre>Extensions ::= SEQUENCE SIZE (1..MAX) OF Extension</pre>
   *
   * @throws dev.minica.MinicaException BAD_INPUT if the octets are no such list
   */
  public static List<Extension> decodeAll(byte[] der) {
    return Der.read(
        "extensions",
        () -> {
          List<Extension> extensions = new ArrayList<>();
          for (ASN1Encodable extension : (ASN1Sequence) Der.decode(der, "extensions")) {
            extensions.add(of((ASN1Sequence) extension));
          }
          return extensions;
        });
  }

  /**
   * Encodes what {@link #decodeAll} reads.
   *
   * @param extensions at least one; their order is kept
   */
  public static byte[] encodeAll(List<Extension> extensions) {
    byte[][] encoded = new byte[extensions.size()][];
    for (int i = 0; i < encoded.length; i++) {
      encoded[i] = extensions.get(i).encoded();
    }
    return Der.constructed(Tlv.SEQUENCE, encoded);
  }

  private byte[] encoded() {
    return Der.constructed(
        Tlv.SEQUENCE,
        Der.encode(new ASN1ObjectIdentifier(oid)),
        critical ? Der.encode(ASN1Boolean.TRUE) : new byte[0],
        Der.primitive(Tlv.OCTET_STRING, value));
  }

  private static Extension of(ASN1Sequence fields) {
    boolean flagged = fields.getObjectAt(1) instanceof ASN1Boolean;
    if (fields.size() != (flagged ? 3 : 2)) {
      throw new IllegalArgumentException("an extension of " + fields.size() + " fields");
    }
    return new Extension(
        ((ASN1ObjectIdentifier) fields.getObjectAt(0)).getId(),
        flagged && ((ASN1Boolean) fields.getObjectAt(1)).isTrue(),
        ((ASN1OctetString) fields.getObjectAt(flagged ? 2 : 1)).getOctets());
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
