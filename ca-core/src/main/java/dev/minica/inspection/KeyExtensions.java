package dev.minica.inspection;

import dev.minica.x509.BasicConstraints;
import dev.minica.x509.Extension;
import dev.minica.x509.ExtensionValues;
import dev.minica.x509.GeneralName;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;
import dev.minica.x509.SerialNumber;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Null;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;

/** Reads the extensions that say which key it is and what it may do. */
final class KeyExtensions {

  private KeyExtensions() {}

  static Meaning subjectKeyIdentifier(Extension extension) {
    return Meaning.of(ExtensionValues.subjectKeyIdentifier(extension));
  }

  static Meaning keyUsage(Extension extension) {
    return Meaning.of(ExtensionValues.keyUsage(extension).stream().map(KeyUsage::label).toList());
  }

  static Meaning extendedKeyUsage(Extension extension) {
    List<String> oids = ExtensionValues.extendedKeyUsage(extension);
    return new Meaning(
        Value.items(oids.stream().map(KeyExtensions::purpose).toList()),
        Lines.flowed(
            oids.stream().map(o -> KeyPurpose.ofOid(o).map(KeyPurpose::label).orElse(o)).toList()));
  }

  private static Description purpose(String oid) {
    Description.Builder purpose = Description.builder().hidden("oid", oid);
    KeyPurpose.ofOid(oid).ifPresent(known -> purpose.hidden("name", known.label()));
    return purpose.build();
  }

  static Meaning basicConstraints(Extension extension) {
    BasicConstraints constraints = ExtensionValues.basicConstraints(extension);
    Description.Builder value = Description.builder().hidden("ca", Value.of(constraints.ca()));
    constraints.pathLength().ifPresent(length -> value.hidden("pathLength", Value.of(length)));
    return new Meaning(value.build(), List.of(words(constraints)));
  }

  private static String words(BasicConstraints constraints) {
    String ca = constraints.ca() ? "a CA" : "not a CA";
    if (constraints.pathLength().isEmpty()) {
      return ca;
    }
    int length = constraints.pathLength().getAsInt();
    return ca
        + switch (length) {
          case 0 -> ", with no CA below it";
          case 1 -> ", with at most one CA below it";
          default -> ", with at most " + length + " CAs below it";
        };
  }

  /**
   *
   *
   * <pre>
   * AuthorityKeyIdentifier ::= SEQUENCE {
   *   keyIdentifier              [0] OCTET STRING OPTIONAL,
   *   authorityCertIssuer        [1] GeneralNames OPTIONAL,
   *   authorityCertSerialNumber  [2] INTEGER OPTIONAL }
   * </pre>
   */
  static Meaning authorityKeyIdentifier(Extension extension) {
    Description.Builder value = Description.builder();
    List<String> lines = new ArrayList<>();
    for (ASN1Encodable element : (ASN1Sequence) Asn1.value(extension)) {
      ASN1TaggedObject field = (ASN1TaggedObject) element;
      if (field.hasContextTag(0)) {
        byte[] identifier = ASN1OctetString.getInstance(field, false).getOctets();
        value.hidden("keyIdentifier", Lines.colons(identifier));
        lines.addAll(Lines.ofColons(identifier));
      } else if (field.hasContextTag(1)) {
        List<GeneralName> issuer = Asn1.names(Asn1.sequence(field));
        value.hidden("issuer", NameDescription.values(issuer));
        NameDescription.lines(issuer).forEach(line -> lines.add("issuer " + line));
      } else if (field.hasContextTag(2)) {
        String serial = new SerialNumber(ASN1Integer.getInstance(field, false).getValue()).hex();
        value.hidden("serial", serial);
        lines.add(Lines.bounded("serial " + serial));
      } else {
        throw new IllegalArgumentException("a field with the tag " + field.getTagNo());
      }
    }
    return new Meaning(value.build(), lines.isEmpty() ? List.of("(empty)") : lines);
  }

  /**
   *
   *
   * <pre>Features ::= SEQUENCE OF INTEGER (RFC 7633 section 4.1)</pre>
   */
  static Meaning tlsFeature(Extension extension) {
    List<String> features = new ArrayList<>();
    for (ASN1Encodable feature : (ASN1Sequence) Asn1.value(extension)) {
      features.add(feature(((ASN1Integer) feature).longValueExact()));
    }
    return Meaning.of(features);
  }

  /** The TLS extensions that a server must staple (RFC 6066 section 8, RFC 6961). */
  private static String feature(long number) {
    if (number == 5) {
      return "status_request";
    }
    return number == 17 ? "status_request_v2" : Long.toString(number);
  }

  static Meaning noCheck(Extension extension) {
    ASN1Null expected = (ASN1Null) Asn1.value(extension);
    return new Meaning(Value.of(expected != null), List.of("yes"));
  }
}
