package dev.minica.x509;

import dev.minica.MinicaException;
import dev.minica.internal.asn1.Der;
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
 * @param permitted the bases of permittedSubtrees
 * @param excluded the bases of excludedSubtrees
 */
public record NameConstraints(List<GeneralName> permitted, List<GeneralName> excluded) {

  /** What a certificate without the extension says. */
  public static final NameConstraints NONE = new NameConstraints(List.of(), List.of());

  private static final String WHAT = "name constraints";

  public NameConstraints {
    permitted = List.copyOf(permitted);
    excluded = List.copyOf(excluded);
  }

  /** Whether they constrain nothing; such an extension must not be (RFC 5280). */
  public boolean isEmpty() {
    return permitted.isEmpty() && excluded.isEmpty();
  }

  /**
   * The bases of the subtrees that a word means. A bare {@code example.test} or {@code
   * .example.test} is the DNS name and everything under it; an address is itself, and {@code
   * 10.0.0.0/8} a network; {@code me@example.test} is that mailbox. {@code email:example.test} are
   * all mailboxes of that host, and {@code email:.example.test} those of all hosts below it; {@code
   * uri:} likewise for the hosts of URIs. {@code dns:} and {@code ip:} force these kinds. The word
   * {@code local} is all that never leaves a machine or a private network.
   *
   * @throws MinicaException of kind USAGE if the word is none of these; the message quotes it,
   *     escaped, and says why
   */
  public static List<GeneralName> parse(String word) {
    return SubtreeWord.parse(word);
  }

  /**
   * What a CA certificate says; {@link #NONE} if it has no such extension.
   *
   * @throws MinicaException BAD_INPUT as {@link #decode}
   */
  public static NameConstraints of(Certificate authority) {
    return authority
        .extension(Extension.NAME_CONSTRAINTS)
        .map(NameConstraints::decode)
        .orElse(NONE);
  }

  /**
   * The bases in an extension's value.
   *
   * @throws MinicaException BAD_INPUT if it is malformed, has a minimum or maximum (which RFC 5280
   *     rules out), or an address range that is none
   */
  public static NameConstraints decode(Extension extension) {
    return Der.read(WHAT, () -> decode((ASN1Sequence) Der.decode(extension.value(), WHAT)));
  }

  private static NameConstraints decode(ASN1Sequence fields) {
    List<GeneralName> permitted = List.of();
    List<GeneralName> excluded = List.of();
    int next = 0;
    for (ASN1Encodable field : fields) {
      ASN1TaggedObject tagged = (ASN1TaggedObject) field;
      boolean known = tagged.hasContextTag(0) || tagged.hasContextTag(1);
      if (!known || tagged.getTagNo() < next) {
        throw new IllegalArgumentException("fields other than permitted, then excluded subtrees");
      }
      next = tagged.getTagNo() + 1;
      if (tagged.getTagNo() == 0) {
        permitted = bases(tagged);
      } else {
        excluded = bases(tagged);
      }
    }
    return new NameConstraints(permitted, excluded);
  }

  private static List<GeneralName> bases(ASN1TaggedObject tagged) {
    List<GeneralName> bases = new ArrayList<>();
    for (ASN1Encodable subtree : (ASN1Sequence) tagged.getBaseUniversal(false, BERTags.SEQUENCE)) {
      bases.add(base((ASN1Sequence) subtree));
    }
    if (bases.isEmpty()) {
      throw new IllegalArgumentException("an empty list of subtrees");
    }
    return bases;
  }

  private static GeneralName base(ASN1Sequence subtree) {
    if (subtree.size() > 1 && !isZeroMinimum(subtree)) {
      throw new IllegalArgumentException("a subtree with a minimum or maximum");
    }
    GeneralName base = GeneralName.decode(Der.encode(subtree.getObjectAt(0)));
    if (!isSound(base)) {
      throw new IllegalArgumentException("subtree " + base + " is malformed");
    }
    return base;
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
      case IP -> IpAddress.isNetwork(base.ipBytes());
      default -> true;
    };
  }
}
