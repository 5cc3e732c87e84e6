package dev.minica.x509;

import dev.minica.Escaped;
import java.util.List;
import java.util.function.IntPredicate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.jspecify.annotations.Nullable;

/**
 * The attribute types with a keyword, the string type their values are encoded in, and the most
 * characters a value may have. Bounds are those of RFC 5280 appendix A where it has one (ub-...),
 * else of X.520 or RFC 4519. The first keyword is the one that is written.
 */
enum AttributeType {
  COMMON_NAME("2.5.4.3", 64, "CN", "commonName"),
  SURNAME("2.5.4.4", 32768, "SN", "surname"),
  SERIAL_NUMBER("2.5.4.5", Form.PRINTABLE, 64, "serialNumber"),
  COUNTRY("2.5.4.6", Form.COUNTRY, 2, "C", "countryName"),
  LOCALITY("2.5.4.7", 128, "L", "localityName"),
  STATE("2.5.4.8", 128, "ST", "S", "stateOrProvinceName"),
  STREET("2.5.4.9", 128, "STREET", "streetAddress"),
  ORGANIZATION("2.5.4.10", 64, "O", "organizationName"),
  ORGANIZATIONAL_UNIT("2.5.4.11", 64, "OU", "organizationalUnitName"),
  TITLE("2.5.4.12", 64, "title", "T"),
  DESCRIPTION("2.5.4.13", 1024, "description"),
  BUSINESS_CATEGORY("2.5.4.15", 128, "businessCategory"),
  POSTAL_CODE("2.5.4.17", 40, "postalCode"),
  NAME("2.5.4.41", 32768, "name"),
  GIVEN_NAME("2.5.4.42", 32768, "givenName", "GN"),
  INITIALS("2.5.4.43", 32768, "initials"),
  GENERATION("2.5.4.44", 32768, "generationQualifier"),
  DN_QUALIFIER("2.5.4.46", Form.PRINTABLE, 64, "dnQualifier"),
  PSEUDONYM("2.5.4.65", 128, "pseudonym"),
  ORGANIZATION_IDENTIFIER("2.5.4.97", 256, "organizationIdentifier"),
  USER_ID("0.9.2342.19200300.100.1.1", 256, "UID", "userId"),
  DOMAIN_COMPONENT("0.9.2342.19200300.100.1.25", Form.IA5, 63, "DC", "domainComponent"),
  EMAIL_ADDRESS("1.2.840.113549.1.9.1", Form.IA5, 255, "emailAddress", "E", "email"),
  // Extended validation guidelines, section 7.1.4.2.4 of CA/Browser Forum's EVG 2.0
  JURISDICTION_LOCALITY("1.3.6.1.4.1.311.60.2.1.1", 128, "jurisdictionL"),
  JURISDICTION_STATE("1.3.6.1.4.1.311.60.2.1.2", 128, "jurisdictionST"),
  JURISDICTION_COUNTRY("1.3.6.1.4.1.311.60.2.1.3", Form.COUNTRY, 2, "jurisdictionC");

  /** In which ASN.1 string type values are written. */
  private enum Form {
    UTF8,
    PRINTABLE,
    COUNTRY,
    IA5
  }

  /** X.680 clause 41.4, besides letters and digits. */
  private static final String PRINTABLE_SYMBOLS = " '()+,-./:=?";

  private final String oid;
  private final Form form;
  private final int bound;
  private final List<String> keywords;

  AttributeType(String oid, int bound, String... keywords) {
    this(oid, Form.UTF8, bound, keywords);
  }

  AttributeType(String oid, Form form, int bound, String... keywords) {
    this.oid = oid;
    this.form = form;
    this.bound = bound;
    this.keywords = List.of(keywords);
  }

  String oid() {
    return oid;
  }

  String keyword() {
    return keywords.get(0);
  }

  /** The type of a keyword in any case, or null. */
  static @Nullable AttributeType ofKeyword(String keyword) {
    for (AttributeType type : values()) {
      if (type.keywords.stream().anyMatch(keyword::equalsIgnoreCase)) {
        return type;
      }
    }
    return null;
  }

  /** The type of an object identifier in dots, or null. */
  static @Nullable AttributeType ofOid(String oid) {
    for (AttributeType type : values()) {
      if (type.oid.equals(oid)) {
        return type;
      }
    }
    return null;
  }

  /**
   * The value in the string type that RFC 5280 appendix A prescribes, UTF8String where it leaves a
   * choice.
   *
   * @throws dev.minica.MinicaException of kind USAGE if the value does not fit it
   */
  ASN1Encodable encode(String value) {
    checkText(keyword(), value);
    int length = value.codePointCount(0, value.length());
    if (length > bound) {
      throw Refused.because(
          keyword()
              + " "
              + Refused.quoted(value)
              + " has "
              + length
              + " characters, more than "
              + bound);
    }
    return switch (form) {
      case UTF8 -> new DERUTF8String(value);
      case PRINTABLE -> new DERPrintableString(only(value, "PrintableString", this::isPrintable));
      case COUNTRY -> new DERPrintableString(country(value));
      case IA5 -> new DERIA5String(only(value, "IA5String", character -> character < 0x80));
    };
  }

  /** What no text of a name may hold: nothing, controls, and what hides or reorders text. */
  static void checkText(String type, String value) {
    if (value.isBlank()) {
      throw Refused.because(type + " has no value");
    }
    value
        .codePoints()
        .filter(AttributeType::isHidden)
        .findFirst()
        .ifPresent(
            hidden -> {
              throw Refused.because(type + " holds " + Refused.character(hidden));
            });
  }

  /** The joiners stay: Persian, the Indic scripts and emoji are written with them. */
  private static boolean isHidden(int character) {
    boolean joinerOrSelector = character == 0x200C || character == 0x200D || character == 0xFE0F;
    return Escaped.isNeededFor(character) && !joinerOrSelector;
  }

  private String country(String value) {
    if (value.length() != 2 || !value.chars().allMatch(AttributeType::isLetter)) {
      throw Refused.because(
          keyword() + " " + Refused.quoted(value) + " is no code of two letters (ISO 3166-1)");
    }
    return value;
  }

  private String only(String value, String type, IntPredicate allowed) {
    value
        .codePoints()
        .filter(allowed.negate())
        .findFirst()
        .ifPresent(
            other -> {
              throw Refused.because(
                  keyword()
                      + " holds "
                      + Refused.character(other)
                      + ", which a "
                      + type
                      + " cannot hold");
            });
    return value;
  }

  private boolean isPrintable(int character) {
    return isLetter(character)
        || (character >= '0' && character <= '9')
        || PRINTABLE_SYMBOLS.indexOf(character) >= 0;
  }

  private static boolean isLetter(int character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }
}
