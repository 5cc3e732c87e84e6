package dev.minica.inspection;

import dev.minica.x509.Extension;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;

/** Reads what a CRL covers (RFC 5280 section 5.2.5). */
final class IssuingDistributionPoints {

  private IssuingDistributionPoints() {}

  /**
   *
   *
   * <pre>
   * IssuingDistributionPoint ::= SEQUENCE {
   *   distributionPoint           [0] DistributionPointName OPTIONAL,
   *   onlyContainsUserCerts       [1] BOOLEAN DEFAULT FALSE,
   *   onlyContainsCACerts         [2] BOOLEAN DEFAULT FALSE,
   *   onlySomeReasons             [3] ReasonFlags OPTIONAL,
   *   indirectCRL                 [4] BOOLEAN DEFAULT FALSE,
   *   onlyContainsAttributeCerts  [5] BOOLEAN DEFAULT FALSE }
   * </pre>
   */
  static Meaning read(Extension extension) {
    Description.Builder value = Description.builder();
    List<String> lines = new ArrayList<>();
    for (ASN1Encodable element : (ASN1Sequence) Asn1.value(extension)) {
      ASN1TaggedObject field = (ASN1TaggedObject) element;
      switch (field.getTagNo()) {
        case 0 ->
            DistributionPoints.pointName(
                (ASN1TaggedObject) field.getExplicitBaseObject(), value, lines);
        case 1 -> flag(field, "onlyContainsUserCerts", "only of end entities", value, lines);
        case 2 -> flag(field, "onlyContainsCACerts", "only of CAs", value, lines);
        case 3 -> {
          List<String> reasons = DistributionPoints.reasons(field);
          value.hidden("onlySomeReasons", Value.texts(reasons));
          lines.add("only for " + String.join(", ", reasons));
        }
        case 4 -> flag(field, "indirectCRL", "of other issuers, too", value, lines);
        case 5 ->
            flag(field, "onlyContainsAttributeCerts", "only attribute certificates", value, lines);
        default -> throw new IllegalArgumentException("a field with the tag " + field.getTagNo());
      }
    }
    return new Meaning(value.build(), lines.isEmpty() ? List.of("(empty)") : Lines.each(lines));
  }

  private static void flag(
      ASN1TaggedObject field,
      String name,
      String words,
      Description.Builder value,
      List<String> lines) {
    boolean set = ((ASN1Boolean) field.getBaseUniversal(false, BERTags.BOOLEAN)).isTrue();
    value.hidden(name, Value.of(set));
    if (set) {
      lines.add(words);
    }
  }
}
