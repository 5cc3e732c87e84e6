package dev.minica.x509;

import dev.minica.internal.asn1.Tlv;
import java.util.Map;

/**
 * A distinguished name in the line in which openssl writes it into the database of {@code openssl
 * ca}: {@code /O=Example/CN=server.example}, the most general part first. All of it is printable
 * ASCII: other octets of a value are {@code \xHH}, whatever its string type.
 */
public final class OneLineName {

  /** Keywords that openssl spells otherwise. */
  private static final Map<String, String> SHORT_NAMES =
      Map.of("STREET", "street", "givenName", "GN");

  private static final String DIGITS = "0123456789ABCDEF";

  private final StringBuilder text = new StringBuilder();

  private OneLineName() {}

  /** The line; empty for the empty name. */
  public static String of(DistinguishedName name) {
    OneLineName line = new OneLineName();
    for (Tlv relativeName : Tlv.of(name.encoded(), "distinguished name").elements()) {
      char separator = '/';
      for (Tlv attribute : relativeName.elements()) {
        line.text.append(separator);
        line.attribute(attribute);
        separator = '+';
      }
    }
    return line.text.toString();
  }

  private void attribute(Tlv attribute) {
    Tlv value = attribute.elements().get(1);
    text.append(type(attribute.elements().get(0).objectIdentifier())).append('=');
    for (int i = 0; i < value.size(); i++) {
      octet(value.at(i));
    }
  }

  private static String type(String oid) {
    AttributeType known = AttributeType.ofOid(oid);
    return known == null ? oid : SHORT_NAMES.getOrDefault(known.keyword(), known.keyword());
  }

  private void octet(int octet) {
    if (octet < ' ' || octet > '~') {
      text.append("\\x").append(DIGITS.charAt(octet >> 4)).append(DIGITS.charAt(octet & 0xf));
    } else if (octet == '/' || octet == '+') {
      text.append('\\').append((char) octet);
    } else {
      text.append((char) octet);
    }
  }
}
