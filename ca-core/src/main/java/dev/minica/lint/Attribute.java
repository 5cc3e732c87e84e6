package dev.minica.lint;

import dev.minica.internal.asn1.Tlv;
import java.nio.charset.StandardCharsets;

/**
 * One attribute of a distinguished name (RFC 5280 section 4.1.2.4).
 *
 * @param type its object identifier in dots
 * @param value of any string type, or none
 */
public record Attribute(String type, Tlv value) {

  public static final String COMMON_NAME = "2.5.4.3";
  public static final String SERIAL_NUMBER = "2.5.4.5";
  public static final String COUNTRY = "2.5.4.6";
  public static final String DN_QUALIFIER = "2.5.4.46";
  public static final String DOMAIN_COMPONENT = "0.9.2342.19200300.100.1.25";
  public static final String EMAIL_ADDRESS = "1.2.840.113549.1.9.1";

  /** The value as characters, whatever is malformed in it replaced. */
  public String text() {
    return switch (value.tag()) {
      case Tlv.UTF8_STRING -> new String(value.content(), StandardCharsets.UTF_8);
      case Tlv.BMP_STRING -> new String(value.content(), StandardCharsets.UTF_16BE);
      default -> value.text();
    };
  }

  /** Type and value, for a finding. */
  @Override
  public String toString() {
    return type + "=" + text();
  }
}
