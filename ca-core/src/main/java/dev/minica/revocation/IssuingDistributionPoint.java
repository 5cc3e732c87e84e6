package dev.minica.revocation;

import dev.minica.internal.asn1.Der;
import dev.minica.x509.Extension;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;

/**
 * What a CRL covers (RFC 5280 section 5.2.5).
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
public record IssuingDistributionPoint(
    Optional<DistributionPointName> name,
    boolean onlyUserCertificates,
    boolean onlyCaCertificates,
    Optional<Set<RevocationReason>> onlySomeReasons,
    boolean indirect,
    boolean onlyAttributeCertificates) {

  private static final String WHAT = "issuing distribution point";

  /** Whether the CRL leaves certificates of its issuer out, or names those of others. */
  public boolean isPartial() {
    return onlyUserCertificates
        || onlyCaCertificates
        || onlySomeReasons.isPresent()
        || indirect
        || onlyAttributeCertificates;
  }

  static IssuingDistributionPoint decode(Extension extension) {
    return Der.read(WHAT, () -> of((ASN1Sequence) Der.decode(extension.value(), WHAT)));
  }

  private static IssuingDistributionPoint of(ASN1Sequence fields) {
    Optional<DistributionPointName> name = Optional.empty();
    Optional<Set<RevocationReason>> reasons = Optional.empty();
    boolean[] flags = new boolean[6];
    for (ASN1Encodable field : fields) {
      ASN1TaggedObject tagged = (ASN1TaggedObject) field;
      switch (Der.contextTag(tagged)) {
        case 0 -> name = Optional.of(DistributionPointName.decode(tagged));
        case 3 -> reasons = Optional.of(ReasonFlags.decode(tagged));
        case 1, 2, 4, 5 -> flags[tagged.getTagNo()] = flag(tagged);
        default -> throw new IllegalArgumentException("unknown field " + tagged.getTagNo());
      }
    }
    return new IssuingDistributionPoint(name, flags[1], flags[2], reasons, flags[4], flags[5]);
  }

  private static boolean flag(ASN1TaggedObject tagged) {
    return ((ASN1Boolean) tagged.getBaseUniversal(false, BERTags.BOOLEAN)).isTrue();
  }
}
