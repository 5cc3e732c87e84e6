package dev.minica.revocation;

import dev.minica.internal.asn1.Der;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.GeneralName;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DERSequence;
import org.jspecify.annotations.Nullable;

/**
 * The name of a distribution point (RFC 5280 section 4.2.1.13).
 *
 * <pre>
 * DistributionPointName ::= CHOICE {
 *   fullName                 [0] GeneralNames,
 *   nameRelativeToCRLIssuer  [1] RelativeDistinguishedName }
 * </pre>
 */
public final class DistributionPointName {

  private final List<GeneralName> fullName;
  private final @Nullable ASN1Set relativeName;

  private DistributionPointName(List<GeneralName> fullName, @Nullable ASN1Set relativeName) {
    this.fullName = fullName;
    this.relativeName = relativeName;
  }

  /** A full name: several names of the same place. */
  public static DistributionPointName of(List<GeneralName> fullName) {
    return new DistributionPointName(List.copyOf(fullName), null);
  }

  /** Reads an explicitly tagged name. The caller runs it under Der.read. */
  static DistributionPointName decode(ASN1TaggedObject tagged) {
    ASN1TaggedObject choice = tagged.getExplicitBaseTagged();
    return switch (Der.contextTag(choice)) {
      case 0 -> of(DistributionPoint.names(choice));
      case 1 ->
          new DistributionPointName(
              List.of(), (ASN1Set) choice.getBaseUniversal(false, BERTags.SET));
      default -> throw new IllegalArgumentException("neither a full nor a relative name");
    };
  }

  /** The names, a relative one completed by the CRL issuer's. */
  public List<GeneralName> names(DistinguishedName crlIssuer) {
    return relativeName == null
        ? fullName
        : List.of(GeneralName.ofDirectory(below(crlIssuer, relativeName)));
  }

  private static DistinguishedName below(DistinguishedName issuer, ASN1Set relativeName) {
    ASN1EncodableVector names = new ASN1EncodableVector();
    ((ASN1Sequence) Der.decode(issuer.encoded(), "CRL issuer")).forEach(names::add);
    names.add(relativeName);
    return DistinguishedName.decode(Der.encode(new DERSequence(names)));
  }

  /** Whether one of these names is one of the others, directory names by RFC 5280 section 7.1. */
  public static boolean haveCommon(List<GeneralName> names, List<GeneralName> others) {
    return names.stream().anyMatch(name -> others.stream().anyMatch(other -> isSame(name, other)));
  }

  /** Whether the directory name is one of these. */
  public static boolean contains(List<GeneralName> names, DistinguishedName directory) {
    return haveCommon(names, List.of(GeneralName.ofDirectory(directory)));
  }

  private static boolean isSame(GeneralName name, GeneralName other) {
    return name.equals(other)
        || (name.kind() == GeneralName.Kind.DIRECTORY
            && other.kind() == GeneralName.Kind.DIRECTORY
            && directory(name).matches(directory(other)));
  }

  private static Optional<DistinguishedName> directoryOf(GeneralName name) {
    return name.kind() == GeneralName.Kind.DIRECTORY
        ? Optional.of(directory(name))
        : Optional.empty();
  }

  private static DistinguishedName directory(GeneralName name) {
    return DistinguishedName.decode(Der.elements(name.encoded()).get(0));
  }

  /** The first directory name among these: the one that a relative name is completed by. */
  public static Optional<DistinguishedName> firstDirectory(List<GeneralName> names) {
    return names.stream().flatMap(name -> directoryOf(name).stream()).findFirst();
  }
}
