package dev.minica.inspection;

import dev.minica.x509.Extension;
import dev.minica.x509.ExtensionValues;
import dev.minica.x509.GeneralName;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;

/** Reads the extensions that hold names. */
final class NameExtensions {

  private NameExtensions() {}

  static Meaning alternativeNames(Extension extension) {
    List<GeneralName> names = ExtensionValues.generalNames(extension);
    return new Meaning(NameDescription.values(names), NameDescription.lines(names));
  }

  /**
   *
   *
   * <pre>
   * NameConstraints ::= SEQUENCE {
   *   permittedSubtrees  [0] GeneralSubtrees OPTIONAL,
   *   excludedSubtrees   [1] GeneralSubtrees OPTIONAL }
   * GeneralSubtrees ::= SEQUENCE SIZE (1..MAX) OF GeneralSubtree
   * </pre>
   */
  static Meaning nameConstraints(Extension extension) {
    Description.Builder value = Description.builder();
    List<String> lines = new ArrayList<>();
    for (ASN1Encodable element : Asn1.sequence(Asn1.value(extension), 0, 2)) {
      ASN1TaggedObject field = (ASN1TaggedObject) element;
      String word = field.hasContextTag(0) ? "permitted" : "excluded";
      if (!field.hasContextTag(0) && !field.hasContextTag(1)) {
        throw new IllegalArgumentException("a field with the tag " + field.getTagNo());
      }
      List<GeneralName> bases = bases(Asn1.sequence(field));
      value.hidden(word, NameDescription.values(bases));
      NameDescription.lines(bases).forEach(line -> lines.add(word + " " + line));
    }
    return new Meaning(value.build(), lines.isEmpty() ? List.of("(empty)") : lines);
  }

  private static List<GeneralName> bases(ASN1Sequence subtrees) {
    List<GeneralName> bases = new ArrayList<>();
    for (ASN1Encodable subtree : subtrees) {
      bases.add(base((ASN1Sequence) subtree));
    }
    return bases;
  }

  /**
   * RFC 5280 section 4.2.1.10 rules out every distance but the default.
   *
   * <pre>
   * GeneralSubtree ::= SEQUENCE {
   *   base         GeneralName,
   *   minimum  [0] INTEGER DEFAULT 0,
   *   maximum  [1] INTEGER OPTIONAL }
   * </pre>
   */
  private static GeneralName base(ASN1Sequence subtree) {
    boolean plain =
        subtree.size() == 1
            || (subtree.size() == 2
                && subtree.getObjectAt(1) instanceof ASN1TaggedObject minimum
                && minimum.hasContextTag(0)
                && ((ASN1Integer) minimum.getBaseUniversal(false, BERTags.INTEGER)).hasValue(0));
    if (!plain) {
      throw new IllegalArgumentException("a subtree with a minimum or maximum");
    }
    return Asn1.name(subtree.getObjectAt(0));
  }

  /** A value that is a string of any type. */
  static Meaning comment(Extension extension) {
    return Meaning.of(((ASN1String) Asn1.value(extension)).getString());
  }
}
