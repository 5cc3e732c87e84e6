package dev.minica.verification;

import dev.minica.internal.asn1.Der;
import dev.minica.x509.Extension;
import dev.minica.x509.GeneralName;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;

/**
 * The name constraints of one CA certificate (RFC 5280 section 4.2.1.10).
 *
 * <pre>
 * NameConstraints ::= SEQUENCE {
 *   permittedSubtrees  [0] GeneralSubtrees OPTIONAL,
 *   excludedSubtrees   [1] GeneralSubtrees OPTIONAL }
 *
 * GeneralSubtree ::= SEQUENCE {
 *   base         GeneralName,
 *   minimum  [0] BaseDistance DEFAULT 0,
 *   maximum  [1] BaseDistance OPTIONAL }
 * </pre>
 *
 * @param permitted permittedSubtrees
 * @param excluded excludedSubtrees
 */
record NameConstraints(List<Subtree> permitted, List<Subtree> excluded) {

  static final NameConstraints NONE = new NameConstraints(List.of(), List.of());

  private static final String WHAT = "name constraints";

  /**
   * @throws dev.minica.MinicaException BAD_INPUT if it is malformed, has a minimum or maximum
   *     (which RFC 5280 rules out), or an address range that is none
   */
  static NameConstraints decode(Extension extension) {
    return Der.read(WHAT, () -> decode((ASN1Sequence) Der.decode(extension.value(), WHAT)));
  }

  private static NameConstraints decode(ASN1Sequence fields) {
    List<Subtree> permitted = List.of();
    List<Subtree> excluded = List.of();
    int next = 0;
    for (ASN1Encodable field : fields) {
      ASN1TaggedObject tagged = (ASN1TaggedObject) field;
      boolean known = tagged.hasContextTag(0) || tagged.hasContextTag(1);
      if (!known || tagged.getTagNo() < next) {
        throw new IllegalArgumentException("fields other than permitted, then excluded subtrees");
      }
      next = tagged.getTagNo() + 1;
      if (tagged.getTagNo() == 0) {
        permitted = subtrees(tagged);
      } else {
        excluded = subtrees(tagged);
      }
    }
    return new NameConstraints(permitted, excluded);
  }

  private static List<Subtree> subtrees(ASN1TaggedObject tagged) {
    List<Subtree> subtrees = new ArrayList<>();
    for (ASN1Encodable subtree : (ASN1Sequence) tagged.getBaseUniversal(false, BERTags.SEQUENCE)) {
      subtrees.add(subtree((ASN1Sequence) subtree));
    }
    if (subtrees.isEmpty()) {
      throw new IllegalArgumentException("an empty list of subtrees");
    }
    return List.copyOf(subtrees);
  }

  private static Subtree subtree(ASN1Sequence subtree) {
    if (subtree.size() > 1 && !isZeroMinimum(subtree)) {
      throw new IllegalArgumentException("a subtree with a minimum or maximum");
    }
    GeneralName base = GeneralName.decode(Der.encode(subtree.getObjectAt(0)));
    if (!isSound(base)) {
      throw new IllegalArgumentException("subtree " + base + " is malformed");
    }
    return new Subtree(ComparableName.ofBase(base));
  }

  /** Spelling out the default is against DER, but harmless. */
  private static boolean isZeroMinimum(ASN1Sequence subtree) {
    return subtree.size() == 2
        && subtree.getObjectAt(1) instanceof ASN1TaggedObject minimum
        && minimum.hasContextTag(0)
        && ((ASN1Integer) minimum.getBaseUniversal(false, BERTags.INTEGER)).hasValue(0);
  }

  private static boolean isSound(GeneralName base) {
    return switch (base.kind()) {
      case DNS, EMAIL, URI -> base.value().chars().allMatch(c -> c > 0x20 && c < 0x7f);
      case IP -> isNetwork(base.ipBytes());
      default -> true;
    };
  }

  /** An address and a mask of ones followed by zeros, "in the style of RFC 4632". */
  private static boolean isNetwork(byte[] octets) {
    if (octets.length != 8 && octets.length != 32) {
      return false;
    }
    boolean ended = false;
    for (int bit = 4 * octets.length; bit < 8 * octets.length; bit++) {
      boolean set = (octets[bit / 8] & (0x80 >> (bit % 8))) != 0;
      if (set && ended) {
        return false;
      }
      ended |= !set;
    }
    return true;
  }
}
