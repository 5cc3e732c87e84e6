package dev.minica.lint;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Tlv;
import java.util.List;
import java.util.Optional;

/**
 * One extension as it is encoded (RFC 5280 section 4.1.2.9).
 *
 * @param oid extnID in dots; empty if there is none
 * @param criticalField the critical field, if it is there; it has a default
 * @param value what extnValue holds, if that is one ASN.1 value
 */
public record ExtensionField(String oid, Optional<Tlv> criticalField, Optional<Tlv> value) {

  /** What stands in the list, were it no extension at all. */
  static ExtensionField of(Tlv field) {
    String oid = "";
    Optional<Tlv> critical = Optional.empty();
    Optional<Tlv> value = Optional.empty();
    for (Tlv part : field.elements()) {
      switch (part.tag()) {
        case Tlv.OBJECT_IDENTIFIER -> oid = part.objectIdentifier();
        case Tlv.BOOLEAN -> critical = Optional.of(part);
        case Tlv.OCTET_STRING -> value = value(part);
        default -> {
          // the certificate's decoder refuses it
        }
      }
    }
    return new ExtensionField(oid, critical, value);
  }

  private static Optional<Tlv> value(Tlv octets) {
    try {
      return Optional.of(Tlv.of(octets.content(), "extension"));
    } catch (MinicaException malformed) {
      return Optional.empty(); // a rule of its own reports it
    }
  }

  public boolean isCritical() {
    return criticalField.isPresent()
        && criticalField.get().size() > 0
        && criticalField.get().at(0) != 0;
  }

  /** The values inside the value. */
  List<Tlv> elements() {
    return value.isPresent() ? value.get().elements() : List.of();
  }

  /** Whether RFC 5280's own arcs, id-ce and id-pe, define it, so that its value must be DER. */
  boolean isOfStandard() {
    return oid.startsWith("2.5.29.") || oid.startsWith("1.3.6.1.5.5.7.1.");
  }
}
