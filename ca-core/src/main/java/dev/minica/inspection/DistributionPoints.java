package dev.minica.inspection;

import dev.minica.internal.asn1.Der;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.GeneralName;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DERSequence;

/** Reads where the issuer's CRLs are (RFC 5280 section 4.2.1.13). */
final class DistributionPoints {

  /** The bits of ReasonFlags; the first is unused. */
  private static final List<String> REASONS =
      List.of(
          "unused",
          "keyCompromise",
          "cACompromise",
          "affiliationChanged",
          "superseded",
          "cessationOfOperation",
          "certificateHold",
          "privilegeWithdrawn",
          "aACompromise");

  private DistributionPoints() {}

  static Meaning distributionPoints(Extension extension) {
    List<Value> values = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (ASN1Encodable point : Asn1.filledSequence(extension)) {
      Meaning meaning = distributionPoint(Asn1.sequence(point, 0, 3));
      values.add(meaning.value());
      lines.addAll(meaning.lines());
    }
    return new Meaning(Value.items(values), Lines.each(lines));
  }

  /**
   *
   *
   * <pre>
   * DistributionPoint ::= SEQUENCE {
   *   distributionPoint  [0] DistributionPointName OPTIONAL,
   *   reasons            [1] ReasonFlags OPTIONAL,
   *   cRLIssuer          [2] GeneralNames OPTIONAL }
   * </pre>
   */
  private static Meaning distributionPoint(ASN1Sequence point) {
    Description.Builder value = Description.builder();
    List<String> lines = new ArrayList<>();
    for (ASN1Encodable element : point) {
      ASN1TaggedObject field = (ASN1TaggedObject) element;
      if (field.hasContextTag(0)) {
        pointName((ASN1TaggedObject) field.getExplicitBaseObject(), value, lines);
      } else if (field.hasContextTag(1)) {
        List<String> reasons = reasons(field);
        value.hidden("reasons", Value.texts(reasons));
        lines.add("only for " + String.join(", ", reasons));
      } else if (field.hasContextTag(2)) {
        List<GeneralName> issuer = Asn1.names(Asn1.sequence(field));
        value.hidden("crlIssuer", NameDescription.values(issuer));
        NameDescription.lines(issuer).forEach(line -> lines.add("CRL issuer " + line));
      } else {
        throw new IllegalArgumentException("a field with the tag " + field.getTagNo());
      }
    }
    return new Meaning(value.build(), lines);
  }

  /**
   *
   *
   * <pre>
   * DistributionPointName ::= CHOICE {
   *   fullName                 [0] GeneralNames,
   *   nameRelativeToCRLIssuer  [1] RelativeDistinguishedName }
   * </pre>
   */
  static void pointName(ASN1TaggedObject choice, Description.Builder value, List<String> lines) {
    if (choice.hasContextTag(0)) {
      List<GeneralName> names = Asn1.names(Asn1.sequence(choice));
      value.hidden("fullName", NameDescription.values(names));
      lines.addAll(names.stream().map(NameDescription::words).toList());
    } else if (choice.hasContextTag(1)) {
      ASN1Set relative = (ASN1Set) choice.getBaseUniversal(false, BERTags.SET);
      String name = DistinguishedName.decode(Der.encode(new DERSequence(relative))).toString();
      value.hidden("relativeName", name);
      lines.add("relative name " + name);
    } else {
      throw new IllegalArgumentException("a name with the tag " + choice.getTagNo());
    }
  }

  static List<String> reasons(ASN1TaggedObject field) {
    byte[] flags = ASN1BitString.getInstance(field, false).getBytes();
    List<String> reasons = new ArrayList<>();
    for (int bit = 0; bit < REASONS.size() && bit < 8 * flags.length; bit++) {
      if ((flags[bit / 8] & (0x80 >> (bit % 8))) != 0) {
        reasons.add(REASONS.get(bit));
      }
    }
    return reasons;
  }
}
