package dev.minica.csr;

import dev.minica.internal.asn1.Der;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;

/**
 * Something a request says besides its subject and key (RFC 2986 section 4.1), understood or not.
 *
 * <pre>
 * Attribute ::= SEQUENCE {
 *   type    OBJECT IDENTIFIER,
 *   values  SET SIZE (1..MAX) OF ANY -- by type -- }
 * </pre>
 */
public final class Attribute {

  /** RFC 2985 section 5.4.1: a word for revoking by word of mouth. */
  public static final String CHALLENGE_PASSWORD = "1.2.840.113549.1.9.7";

  /** RFC 2985 section 5.4.2: the extensions that the certificate is to have. */
  public static final String EXTENSION_REQUEST = "1.2.840.113549.1.9.14";

  /** The same as Windows has it ([MS-WCCE] section 2.2.2.7.7), in use before there was a norm. */
  public static final String MICROSOFT_EXTENSION_REQUEST = "1.3.6.1.4.1.311.2.1.14";

  private final String oid;
  private final List<byte[]> values;

  private Attribute(String oid, List<byte[]> values) {
    this.oid = oid;
    this.values = values;
  }

  static Attribute of(String oid, ASN1Encodable value) {
    return new Attribute(oid, List.of(Der.encode(value)));
  }

  static Attribute decode(ASN1Encodable encoded) {
    ASN1Sequence fields = (ASN1Sequence) encoded;
    if (fields.size() != 2) {
      throw new IllegalArgumentException("an attribute of " + fields.size() + " fields");
    }
    List<byte[]> values = new ArrayList<>();
    for (ASN1Encodable value : (ASN1Set) fields.getObjectAt(1)) {
      values.add(Der.encode(value));
    }
    return new Attribute(((ASN1ObjectIdentifier) fields.getObjectAt(0)).getId(), values);
  }

  ASN1Encodable toAsn1() {
    ASN1Encodable[] encoded =
        values.stream().map(value -> Der.decode(value, "attribute")).toArray(ASN1Encodable[]::new);
    return new DERSequence(
        new ASN1Encodable[] {new ASN1ObjectIdentifier(oid), new DERSet(encoded)});
  }

  /** The object identifier of its type in dotted decimal. */
  public String oid() {
    return oid;
  }

  /** DER of each of its values; one, but for what is broken or strange. */
  public List<byte[]> values() {
    return values.stream().map(byte[]::clone).toList();
  }

  /** Whether its values are lists of extensions for the certificate. */
  public boolean requestsExtensions() {
    return oid.equals(EXTENSION_REQUEST) || oid.equals(MICROSOFT_EXTENSION_REQUEST);
  }

  /** Its type, never its values: one may be a password. */
  @Override
  public String toString() {
    return "attribute " + oid;
  }
}
