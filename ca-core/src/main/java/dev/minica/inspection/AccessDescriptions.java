package dev.minica.inspection;

import dev.minica.x509.Extension;
import dev.minica.x509.GeneralName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;

/** Reads where more can be had about the issuer or the subject. */
final class AccessDescriptions {

  /** RFC 5280 section 4.2.2. */
  private static final Map<String, String> METHODS =
      Map.of(
          "1.3.6.1.5.5.7.48.1", "OCSP",
          "1.3.6.1.5.5.7.48.2", "CA issuers",
          "1.3.6.1.5.5.7.48.3", "time stamping",
          "1.3.6.1.5.5.7.48.5", "CA repository");

  private AccessDescriptions() {}

  /**
   *
   *
   * <pre>
   * SEQUENCE SIZE (1..MAX) OF AccessDescription
   * AccessDescription ::= SEQUENCE {
   *   accessMethod    OBJECT IDENTIFIER,
   *   accessLocation  GeneralName }
   * </pre>
   */
  static Meaning accessDescriptions(Extension extension) {
    List<Value> values = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (ASN1Encodable element : Asn1.filledSequence(extension)) {
      ASN1Sequence access = Asn1.sequence(element, 2, 2);
      String method = Asn1.oid(access.getObjectAt(0));
      GeneralName location = Asn1.name(access.getObjectAt(1));
      values.add(value(method, location));
      lines.add(METHODS.getOrDefault(method, method) + " " + NameDescription.words(location));
    }
    return new Meaning(Value.items(values), Lines.each(lines));
  }

  private static Value value(String method, GeneralName location) {
    Description.Builder value = Description.builder().hidden("method", method);
    if (METHODS.containsKey(method)) {
      value.hidden("name", METHODS.get(method));
    }
    return value.hidden("location", NameDescription.value(location)).build();
  }
}
