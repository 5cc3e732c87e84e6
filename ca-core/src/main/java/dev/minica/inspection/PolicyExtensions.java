package dev.minica.inspection;

import dev.minica.internal.asn1.Der;
import dev.minica.x509.Extension;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1TaggedObject;

/** Reads what a certificate says of certificate policies. */
final class PolicyExtensions {

  private static final String CPS = "1.3.6.1.5.5.7.2.1";
  private static final String USER_NOTICE = "1.3.6.1.5.5.7.2.2";

  /** RFC 5280 section 4.2.1.4, and CA/Browser Forum BR section 7.1.6.1. */
  private static final Map<String, String> POLICIES =
      Map.of(
          "2.5.29.32.0", "any policy",
          "2.23.140.1.1", "extended validation",
          "2.23.140.1.2.1", "domain validated",
          "2.23.140.1.2.2", "organization validated",
          "2.23.140.1.2.3", "individual validated");

  private PolicyExtensions() {}

  /**
   *
   *
   * <pre>
   * SEQUENCE SIZE (1..MAX) OF PolicyInformation
   * PolicyInformation ::= SEQUENCE {
   *   policyIdentifier  OBJECT IDENTIFIER,
   *   policyQualifiers  SEQUENCE SIZE (1..MAX) OF PolicyQualifierInfo OPTIONAL }
   * </pre>
   */
  static Meaning policies(Extension extension) {
    List<Value> values = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (ASN1Encodable element : Asn1.filledSequence(extension)) {
      ASN1Sequence information = Asn1.sequence(element, 1, 2);
      String oid = Asn1.oid(information.getObjectAt(0));
      Description.Builder value = Description.builder().hidden("oid", oid);
      lines.add(words(oid));
      if (POLICIES.containsKey(oid)) {
        value.hidden("name", POLICIES.get(oid));
      }
      if (information.size() > 1) {
        qualifiers((ASN1Sequence) information.getObjectAt(1), value, lines);
      }
      values.add(value.build());
    }
    return new Meaning(Value.items(values), Lines.each(lines));
  }

  private static String words(String oid) {
    return POLICIES.containsKey(oid) ? oid + " (" + POLICIES.get(oid) + ")" : oid;
  }

  private static void qualifiers(
      ASN1Sequence qualifiers, Description.Builder value, List<String> lines) {
    List<Value> values = new ArrayList<>();
    for (ASN1Encodable element : qualifiers) {
      ASN1Sequence qualifier = Asn1.sequence(element, 2, 2);
      String oid = Asn1.oid(qualifier.getObjectAt(0));
      String text = qualifier(oid, qualifier.getObjectAt(1));
      values.add(Description.builder().hidden("oid", oid).hidden("text", text).build());
      lines.add("  " + qualifierWord(oid) + " " + text);
    }
    value.hidden("qualifiers", Value.items(values));
  }

  private static String qualifierWord(String oid) {
    return switch (oid) {
      case CPS -> "CPS";
      case USER_NOTICE -> "notice";
      default -> oid;
    };
  }

  /**
   * The text of those that have one, the DER of others.
   *
   * <pre>
   * CPSuri ::= IA5String
   * UserNotice ::= SEQUENCE {
   *   noticeRef     NoticeReference OPTIONAL,
   *   explicitText  DisplayText OPTIONAL }
   * </pre>
   */
  private static String qualifier(String oid, ASN1Encodable value) {
    if (oid.equals(CPS) && value instanceof ASN1IA5String uri) {
      return uri.getString();
    }
    boolean plainNotice =
        oid.equals(USER_NOTICE) && value instanceof ASN1Sequence notice && notice.size() == 1;
    return plainNotice && ((ASN1Sequence) value).getObjectAt(0) instanceof ASN1String text
        ? text.getString()
        : "#" + HexFormat.of().formatHex(Der.encode(value));
  }

  /**
   *
   *
   * <pre>
   * SEQUENCE SIZE (1..MAX) OF SEQUENCE {
   *   issuerDomainPolicy   OBJECT IDENTIFIER,
   *   subjectDomainPolicy  OBJECT IDENTIFIER }
   * </pre>
   */
  static Meaning mappings(Extension extension) {
    List<Value> values = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (ASN1Encodable element : Asn1.filledSequence(extension)) {
      ASN1Sequence mapping = Asn1.sequence(element, 2, 2);
      String issuers = Asn1.oid(mapping.getObjectAt(0));
      String subjects = Asn1.oid(mapping.getObjectAt(1));
      values.add(
          Description.builder()
              .hidden("issuerDomainPolicy", issuers)
              .hidden("subjectDomainPolicy", subjects)
              .build());
      lines.add("the issuer's " + issuers + " is the subject's " + subjects);
    }
    return new Meaning(Value.items(values), Lines.each(lines));
  }

  /**
   *
   *
   * <pre>
   * PolicyConstraints ::= SEQUENCE {
   *   requireExplicitPolicy  [0] SkipCerts OPTIONAL,
   *   inhibitPolicyMapping   [1] SkipCerts OPTIONAL }
   * </pre>
   */
  static Meaning constraints(Extension extension) {
    Description.Builder value = Description.builder();
    List<String> lines = new ArrayList<>();
    for (ASN1Encodable element : Asn1.filledSequence(extension)) {
      ASN1TaggedObject field = (ASN1TaggedObject) element;
      long skip = skipCerts(ASN1Integer.getInstance(field, false));
      if (field.hasContextTag(0)) {
        value.hidden("requireExplicitPolicy", Value.of(skip));
        lines.add("explicit policy required after " + skip + " certificates");
      } else if (field.hasContextTag(1)) {
        value.hidden("inhibitPolicyMapping", Value.of(skip));
        lines.add("policy mapping inhibited after " + skip + " certificates");
      } else {
        throw new IllegalArgumentException("a field with the tag " + field.getTagNo());
      }
    }
    return new Meaning(value.build(), Lines.each(lines));
  }

  static Meaning inhibitAnyPolicy(Extension extension) {
    long skip = skipCerts((ASN1Integer) Asn1.value(extension));
    return new Meaning(Value.of(skip), List.of("after " + skip + " certificates"));
  }

  /**
   *
   *
   * <pre>SkipCerts ::= INTEGER (0..MAX)</pre>
   */
  private static long skipCerts(ASN1Integer number) {
    return number.longValueExact();
  }
}
