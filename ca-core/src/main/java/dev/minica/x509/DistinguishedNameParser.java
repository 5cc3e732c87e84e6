package dev.minica.x509;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;

/**
 * Reads both spellings of a distinguished name that people know: {@code CN=x,O=y} of RFC 4514
 * section 3, most specific part first, and OpenSSL's {@code /O=y/CN=x}, most specific part last. Of
 * RFC 2253 it takes spaces around separators, quoted values and the prefix {@code OID.} besides.
 */
final class DistinguishedNameParser {

  private final String text;
  private final boolean slashed;
  private int position;

  private DistinguishedNameParser(String text) {
    this.text = text;
    this.slashed = text.startsWith("/");
    this.position = slashed ? 1 : 0;
  }

  /**
   * The relative names in the order in which they are encoded.
   *
   * @throws MinicaException of kind USAGE that quotes the text and says where it is wrong
   */
  static List<List<AttributeTypeAndValue>> parse(String text) {
    try {
      return new DistinguishedNameParser(text).names();
    } catch (MinicaException reason) {
      throw Refused.of("distinguished name", text, reason);
    }
  }

  private List<List<AttributeTypeAndValue>> names() {
    List<List<AttributeTypeAndValue>> names = new ArrayList<>();
    if (text.substring(position).isBlank()) {
      return names;
    }
    do {
      names.add(relativeName());
    } while (skip(slashed ? '/' : ','));
    if (!slashed) {
      Collections.reverse(names);
    }
    return names;
  }

  private List<AttributeTypeAndValue> relativeName() {
    List<AttributeTypeAndValue> attributes = new ArrayList<>();
    do {
      AttributeTypeAndValue attribute = attribute();
      if (attributes.stream().anyMatch(other -> other.type().equals(attribute.type()))) {
        throw Refused.because(
            attribute.name() + " stands twice in one relative name, which X.501 forbids");
      }
      attributes.add(attribute);
    } while (skip('+'));
    return attributes;
  }

  private AttributeTypeAndValue attribute() {
    String keyword = keyword();
    AttributeType known = AttributeType.ofKeyword(keyword);
    String oid = known == null ? oid(keyword) : known.oid();
    skipSpaces();
    if (!slashed && at('#')) {
      return new AttributeTypeAndValue(oid, hexValue());
    }
    String value = AttributeValueReader.read(this);
    AttributeType type = AttributeType.ofOid(oid);
    return new AttributeTypeAndValue(oid, type == null ? utf8(oid, value) : type.encode(value));
  }

  private static ASN1Encodable utf8(String oid, String value) {
    AttributeType.checkText(oid, value);
    return new DERUTF8String(value);
  }

  private String keyword() {
    int start = position;
    while (!atEnd() && !at('=') && !atSeparator()) {
      position++;
    }
    String keyword = text.substring(start, position).strip();
    if (!skip('=')) {
      throw Refused.because(
          Refused.quoted(keyword) + " has no \"=\"",
          "write CN=name,O=organisation, and a backslash before a separator inside a value");
    }
    return keyword;
  }

  private static String oid(String keyword) {
    boolean prefixed = keyword.regionMatches(true, 0, "OID.", 0, 4);
    ASN1ObjectIdentifier oid =
        ASN1ObjectIdentifier.tryFromID(prefixed ? keyword.substring(4) : keyword);
    if (oid == null) {
      throw Refused.because(
          Refused.quoted(keyword) + " is no attribute type",
          "known are CN, O, OU, C, ST, L, DC, UID, emailAddress and others, or a dotted identifier");
    }
    return oid.getId();
  }

  /** RFC 4514 section 3, hexstring: the encoded value itself. */
  private ASN1Encodable hexValue() {
    position++;
    int start = position;
    while (!atEnd() && !atSeparator()) {
      position++;
    }
    String digits = text.substring(start, position).strip();
    if (digits.length() % 2 != 0 || !digits.chars().allMatch(HexFormat::isHexDigit)) {
      throw Refused.because(Refused.quoted("#" + digits) + " is not an even number of hex digits");
    }
    try {
      return Der.decode(HexFormat.of().parseHex(digits), Refused.quoted("#" + digits));
    } catch (MinicaException malformed) {
      throw Refused.because(String.valueOf(malformed.getMessage()));
    }
  }

  boolean isSlashed() {
    return slashed;
  }

  boolean atEnd() {
    return position == text.length();
  }

  /** Whether an attribute ends here, unless the character is escaped. */
  boolean atSeparator() {
    return at('+') || at(slashed ? '/' : ',');
  }

  boolean at(char character) {
    return !atEnd() && text.charAt(position) == character;
  }

  boolean skip(char character) {
    boolean there = at(character);
    position += there ? 1 : 0;
    return there;
  }

  void skipSpaces() {
    while (at(' ')) {
      position++;
    }
  }

  /** The code point here, stepping over it; the caller has asked {@link #atEnd}. */
  int next() {
    int character = text.codePointAt(position);
    position += Character.charCount(character);
    return character;
  }

  /** The octet that two hexadecimal digits here mean, stepping over them, or -1. */
  int nextHexPair() {
    if (position + 2 > text.length()) {
      return -1;
    }
    String pair = text.substring(position, position + 2);
    if (!pair.chars().allMatch(HexFormat::isHexDigit)) {
      return -1;
    }
    position += 2;
    return HexFormat.fromHexDigits(pair);
  }
}
