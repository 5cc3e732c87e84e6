package dev.minica.x509;

import dev.minica.internal.asn1.Der;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.jspecify.annotations.Nullable;

/**
 * One assertion of a relative distinguished name (RFC 5280 section 4.1.2.4).
 *
 * <pre>
 * AttributeTypeAndValue ::= SEQUENCE {
 *   type   AttributeType,    -- OBJECT IDENTIFIER
 *   value  AttributeValue }  -- ANY, by type
 * </pre>
 *
 * @param type the object identifier in dots
 * @param value any ASN.1 value, mostly a string
 */
record AttributeTypeAndValue(String type, ASN1Encodable value) {

  static AttributeTypeAndValue decode(ASN1Encodable encoded) {
    ASN1Sequence pair = ASN1Sequence.getInstance(encoded);
    if (pair.size() != 2) {
      throw new IllegalArgumentException("an attribute of " + pair.size() + " parts");
    }
    String type = ASN1ObjectIdentifier.getInstance(pair.getObjectAt(0)).getId();
    return new AttributeTypeAndValue(type, pair.getObjectAt(1));
  }

  ASN1Encodable toAsn1() {
    return new DERSequence(new ASN1Encodable[] {new ASN1ObjectIdentifier(type), value});
  }

  /** The keyword of the type, or its object identifier if it has none. */
  String name() {
    AttributeType known = AttributeType.ofOid(type);
    return known == null ? type : known.keyword();
  }

  /** The text of a string value, or null. */
  @Nullable String text() {
    return AttributeText.orNull(value);
  }

  /** The value as RFC 4514 section 2.4 writes what it has no string for: {@code #} and its DER. */
  String hex() {
    return "#" + HexFormat.of().formatHex(Der.encode(value));
  }
}
