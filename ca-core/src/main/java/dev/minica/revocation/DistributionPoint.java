package dev.minica.revocation;

import dev.minica.internal.asn1.Der;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import dev.minica.x509.GeneralName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;

/**
 * Where a certificate says that its revocation is published (RFC 5280 section 4.2.1.13).
 *
 * <pre>
 * DistributionPoint ::= SEQUENCE {
 *   distributionPoint  [0] DistributionPointName OPTIONAL,
 *   reasons            [1] ReasonFlags OPTIONAL,
 *   cRLIssuer          [2] GeneralNames OPTIONAL }
 * </pre>
 *
 * @param name where, if it is said
 * @param reasons for which reasons; empty means all
 * @param crlIssuer who issues the CRL, if not the certificate's issuer; else empty
 */
public record DistributionPoint(
    Optional<DistributionPointName> name,
    Optional<Set<RevocationReason>> reasons,
    List<GeneralName> crlIssuer) {

  /** cRLDistributionPoints in certificates. */
  public static final String CRL_DISTRIBUTION_POINTS = "2.5.29.31";

  private static final String WHAT = "CRL distribution points";

  /** The point that RFC 5280 section 6.3.3 presumes besides those of the certificate. */
  public static DistributionPoint implied(DistinguishedName issuer) {
    return new DistributionPoint(
        Optional.of(DistributionPointName.of(List.of(GeneralName.ofDirectory(issuer)))),
        Optional.empty(),
        List.of());
  }

  /**
   * Reads a cRLDistributionPoints extension.
   *
   * @throws dev.minica.MinicaException BAD_INPUT if it is malformed
   */
  public static List<DistributionPoint> decodeAll(Extension extension) {
    return Der.read(
        WHAT,
        () -> {
          List<DistributionPoint> points = new ArrayList<>();
          for (ASN1Encodable point : (ASN1Sequence) Der.decode(extension.value(), WHAT)) {
            points.add(of((ASN1Sequence) point));
          }
          return points;
        });
  }

  private static DistributionPoint of(ASN1Sequence fields) {
    Optional<DistributionPointName> name = Optional.empty();
    Optional<Set<RevocationReason>> reasons = Optional.empty();
    List<GeneralName> crlIssuer = List.of();
    for (ASN1Encodable field : fields) {
      ASN1TaggedObject tagged = (ASN1TaggedObject) field;
      switch (Der.contextTag(tagged)) {
        case 0 -> name = Optional.of(DistributionPointName.decode(tagged));
        case 1 -> reasons = Optional.of(ReasonFlags.decode(tagged));
        case 2 -> crlIssuer = names(tagged);
        default -> throw new IllegalArgumentException("unknown field " + tagged.getTagNo());
      }
    }
    // "a DistributionPoint MUST NOT consist of only the reasons field"
    if (name.isEmpty() && crlIssuer.isEmpty()) {
      throw new IllegalArgumentException("neither a name nor a CRL issuer");
    }
    return new DistributionPoint(name, reasons, crlIssuer);
  }

  /** GeneralNames ::= SEQUENCE SIZE (1..MAX) OF GeneralName, implicitly tagged. */
  static List<GeneralName> names(ASN1TaggedObject tagged) {
    List<GeneralName> names = new ArrayList<>();
    for (ASN1Encodable name : (ASN1Sequence) tagged.getBaseUniversal(false, BERTags.SEQUENCE)) {
      names.add(GeneralName.decode(Der.encode(name)));
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException("an empty list of names");
    }
    return List.copyOf(names);
  }
}
