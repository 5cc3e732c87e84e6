package dev.minica.lint.registry;

import dev.minica.lint.Finding;
import dev.minica.lint.cabf.RsaModulusOf2048Bits;
import dev.minica.lint.cabf.RsaExponentSound;
import dev.minica.lint.cabf.RsaWithoutSmallFactors;
import dev.minica.lint.cabf.RsaNotOfBrokenGenerator;
import dev.minica.lint.cabf.RsaWithoutClosePrimes;
import dev.minica.lint.cabf.PointOnCurve;
import dev.minica.lint.clients.PointUncompressed;
import dev.minica.lint.clients.RsaModulusUpTo16384Bits;
import dev.minica.lint.Lint;
import dev.minica.lint.Specimen;
import dev.minica.lint.Topic;
import dev.minica.lint.cabf.CaSignsCrls;
import dev.minica.lint.cabf.CommonNameAmongAltNames;
import dev.minica.lint.cabf.CurveOfThree;
import dev.minica.lint.cabf.DnsNamesWithoutUnderscore;
import dev.minica.lint.cabf.LeafHasKeyPurposes;
import dev.minica.lint.cabf.NoDigestsThatCollide;
import dev.minica.lint.cabf.RootWithoutKeyPurposes;
import dev.minica.lint.cabf.RootWithoutPathLength;
import dev.minica.lint.cabf.SerialNumber64Bits;
import dev.minica.lint.cabf.ServerLifetime;
import dev.minica.lint.cabf.ServerNotForAnyPurpose;
import dev.minica.lint.clients.AppleServerLifetime;
import dev.minica.lint.clients.AppleServerPurpose;
import dev.minica.lint.clients.BrowsersWithoutEdwardsKeys;
import dev.minica.lint.clients.DnsNamesAreNoAddresses;
import dev.minica.lint.clients.FewClientsKnowMlDsa;
import dev.minica.lint.clients.FirefoxServerIsNoCa;
import dev.minica.lint.clients.JdkRootConstraints;
import dev.minica.lint.clients.NamesWithoutControls;
import dev.minica.lint.clients.WildcardBelowTwoLabels;
import dev.minica.lint.rfc3161.TimeStampingAlone;
import dev.minica.lint.rfc3279.EcdsaSignatureOfTwoIntegers;
import dev.minica.lint.rfc3279.RsaKeyParametersNull;
import dev.minica.lint.rfc4055.PssParametersPresent;
import dev.minica.lint.rfc4055.RsaSignatureParametersNull;
import dev.minica.lint.rfc5280.AddressesOf4Or16Octets;
import dev.minica.lint.rfc5280.AltNamesInAscii;
import dev.minica.lint.rfc5280.AltNamesNotCriticalWithSubject;
import dev.minica.lint.rfc5280.AltNamesNotEmpty;
import dev.minica.lint.rfc5280.AnyPolicyNotMapped;
import dev.minica.lint.rfc5280.AnyPurposeNotCritical;
import dev.minica.lint.rfc5280.AttributesNotEmpty;
import dev.minica.lint.rfc5280.AttributesWithinBounds;
import dev.minica.lint.rfc5280.AuthorityInformationAccessNotCritical;
import dev.minica.lint.rfc5280.AuthorityInformationAccessNotEmpty;
import dev.minica.lint.rfc5280.AuthorityIssuerWithSerialNumber;
import dev.minica.lint.rfc5280.AuthorityKeyIdentifierHasKeyIdentifier;
import dev.minica.lint.rfc5280.AuthorityKeyIdentifierNotCritical;
import dev.minica.lint.rfc5280.AuthorityKeyIdentifierPresent;
import dev.minica.lint.rfc5280.BasicConstraintsCriticalInCa;
import dev.minica.lint.rfc5280.CaMaySign;
import dev.minica.lint.rfc5280.ClientAuthServed;
import dev.minica.lint.rfc5280.CodeSigningServed;
import dev.minica.lint.rfc5280.CountryOfTwoLetters;
import dev.minica.lint.rfc5280.DecipherOnlyWithKeyAgreement;
import dev.minica.lint.rfc5280.DistributionPointsNamed;
import dev.minica.lint.rfc5280.DistributionPointsNotCritical;
import dev.minica.lint.rfc5280.DnsNamesFitTheDns;
import dev.minica.lint.rfc5280.DnsNamesInPreferredSyntax;
import dev.minica.lint.rfc5280.DomainComponentInIa5;
import dev.minica.lint.rfc5280.EmailAddressAlsoInAltName;
import dev.minica.lint.rfc5280.EmailAddressInIa5;
import dev.minica.lint.rfc5280.EmailProtectionServed;
import dev.minica.lint.rfc5280.EncipherOnlyWithKeyAgreement;
import dev.minica.lint.rfc5280.ExtensionValuesWellFormed;
import dev.minica.lint.rfc5280.ExtensionsNotEmpty;
import dev.minica.lint.rfc5280.ExtensionsOnce;
import dev.minica.lint.rfc5280.FreshestCrlNotCritical;
import dev.minica.lint.rfc5280.GeneralizedTimeForm;
import dev.minica.lint.rfc5280.GeneralizedTimeOnlyFrom2050;
import dev.minica.lint.rfc5280.Ia5StringCharacters;
import dev.minica.lint.rfc5280.InhibitAnyPolicyCritical;
import dev.minica.lint.rfc5280.IssuerAltNameNotCritical;
import dev.minica.lint.rfc5280.IssuerNotEmpty;
import dev.minica.lint.rfc5280.KeyCertSignOnlyInCa;
import dev.minica.lint.rfc5280.KeyPurposesNotEmpty;
import dev.minica.lint.rfc5280.KeyUsageBitsDefined;
import dev.minica.lint.rfc5280.KeyUsageCritical;
import dev.minica.lint.rfc5280.KeyUsageInCa;
import dev.minica.lint.rfc5280.KeyUsageNotEmpty;
import dev.minica.lint.rfc5280.MailboxesAreAddresses;
import dev.minica.lint.rfc5280.NameConstraintsCritical;
import dev.minica.lint.rfc5280.NameConstraintsNotEmpty;
import dev.minica.lint.rfc5280.NameConstraintsOnlyInCa;
import dev.minica.lint.rfc5280.NoUniqueIdentifiers;
import dev.minica.lint.rfc5280.OcspSigningServed;
import dev.minica.lint.rfc5280.PathLengthNotNegative;
import dev.minica.lint.rfc5280.PathLengthOnlyInCa;
import dev.minica.lint.rfc5280.PathLengthWithKeyCertSign;
import dev.minica.lint.rfc5280.PoliciesNotEmpty;
import dev.minica.lint.rfc5280.PoliciesOnce;
import dev.minica.lint.rfc5280.PolicyConstraintsCritical;
import dev.minica.lint.rfc5280.PolicyConstraintsNotEmpty;
import dev.minica.lint.rfc5280.PolicyConstraintsOnlyInCa;
import dev.minica.lint.rfc5280.PolicyMappingsCritical;
import dev.minica.lint.rfc5280.PolicyMappingsOnlyInCa;
import dev.minica.lint.rfc5280.PrintableStringCharacters;
import dev.minica.lint.rfc5280.RelativeNamesNotEmpty;
import dev.minica.lint.rfc5280.SerialNumberAtMost20Octets;
import dev.minica.lint.rfc5280.SerialNumberInPrintableString;
import dev.minica.lint.rfc5280.SerialNumberPositive;
import dev.minica.lint.rfc5280.ServerAuthServed;
import dev.minica.lint.rfc5280.SignatureAlgorithmsAgree;
import dev.minica.lint.rfc5280.StringsOfCurrentTypes;
import dev.minica.lint.rfc5280.SubjectDirectoryAttributesNotCritical;
import dev.minica.lint.rfc5280.SubjectInformationAccessNotCritical;
import dev.minica.lint.rfc5280.SubjectKeyIdentifierInCa;
import dev.minica.lint.rfc5280.SubjectKeyIdentifierInEndEntity;
import dev.minica.lint.rfc5280.SubjectKeyIdentifierNotCritical;
import dev.minica.lint.rfc5280.SubjectOfCaNotEmpty;
import dev.minica.lint.rfc5280.SubjectOrCriticalAltName;
import dev.minica.lint.rfc5280.SubtreeAddressesAreRanges;
import dev.minica.lint.rfc5280.SubtreesWithoutDistances;
import dev.minica.lint.rfc5280.TimeStampingServed;
import dev.minica.lint.rfc5280.UrisAbsolute;
import dev.minica.lint.rfc5280.UrisWithHost;
import dev.minica.lint.rfc5280.UtcTimeForm;
import dev.minica.lint.rfc5280.Utf8StringsWellFormed;
import dev.minica.lint.rfc5280.ValidityNotReversed;
import dev.minica.lint.rfc5280.Version3WithExtensions;
import dev.minica.lint.rfc5280.VersionKnown;
import dev.minica.lint.rfc5480.EcKeyNamesCurve;
import dev.minica.lint.rfc5480.EcPointUncompressedOrCompressed;
import dev.minica.lint.rfc5758.EcdsaSignatureParametersAbsent;
import dev.minica.lint.rfc8446.ServerMaySign;
import dev.minica.lint.rfc8813.EcKeyUsage;
import dev.minica.lint.rfc9295.EdwardsKeyUsage;
import dev.minica.lint.rfc9295.MontgomeryKeyUsage;
import dev.minica.lint.rfc9525.ServerHasName;
import dev.minica.lint.rfc9525.WildcardLeftmost;
import dev.minica.lint.rfc9525.WildcardWholeLabel;
import dev.minica.lint.rfc9881.MlDsaKeyUsage;
import dev.minica.lint.x690.BitStringPaddingZero;
import dev.minica.lint.x690.BooleansZeroOrAllOnes;
import dev.minica.lint.x690.DefaultCaLeftOut;
import dev.minica.lint.x690.DefaultCriticalLeftOut;
import dev.minica.lint.x690.DefaultVersionLeftOut;
import dev.minica.lint.x690.IntegersShortest;
import dev.minica.lint.x690.KeyUsageWithoutTrailingZeros;
import dev.minica.lint.x690.LengthsDefinite;
import dev.minica.lint.x690.LengthsShortest;
import dev.minica.lint.x690.ObjectIdentifiersShortest;
import dev.minica.lint.x690.SetsSorted;
import dev.minica.lint.x690.StringsPrimitive;
import dev.minica.x509.Certificate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All the rules there are. A list written by hand: a rule that is not here does not exist, and none
 * is found by searching the class path.
 *
 * <p>Rules are made when their topic comes up, and hold nothing, so that issuing a certificate
 * loads only those that may have something to say.
 */
public final class Lints {

  private Lints() {}

  /** All rules, grouped by topic. */
  public static List<Lint> all() {
    List<Lint> all = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      all.addAll(of(topic));
    }
    return List.copyOf(all);
  }

  /** What a certificate breaks, in the order of {@link #all}. */
  public static List<Finding> check(Certificate certificate) {
    return check(Specimen.of(certificate));
  }

  /** What a certificate breaks, in the order of {@link #all}. */
  public static List<Finding> check(Specimen certificate) {
    return check(certificate, EnumSet.allOf(Topic.class));
  }

  /** What a certificate breaks of the rules on these topics, in the order of {@link #all}. */
  public static List<Finding> check(Specimen certificate, Set<Topic> topics) {
    List<Finding> findings = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      if (topics.contains(topic) && topic.concerns(certificate)) {
        for (Lint lint : of(topic)) {
          Optional<Finding> finding = lint.check(certificate);
          if (finding.isPresent()) {
            findings.add(finding.get());
          }
        }
      }
    }
    return findings;
  }

  private static List<Lint> of(Topic topic) {
    return switch (topic) {
      case ENCODING -> encoding();
      case FIELDS -> fields();
      case NAMES -> names();
      case KEY_IDENTIFIERS -> keyIdentifiers();
      case KEY_USAGE -> keyUsage();
      case BASIC_CONSTRAINTS -> basicConstraints();
      case ALT_NAMES -> altNames();
      case KEY_PURPOSES -> keyPurposes();
      case RARE_EXTENSIONS -> rareExtensions();
      case RSA -> rsa();
      case EC -> ec();
      case EDWARDS -> edwards();
      case ML_DSA -> mlDsa();
      case WEAK_KEYS -> weakKeys();
    };
  }

  private static List<Lint> encoding() {
    return List.of(
        new LengthsDefinite(),
        new LengthsShortest(),
        new BooleansZeroOrAllOnes(),
        new IntegersShortest(),
        new ObjectIdentifiersShortest(),
        new BitStringPaddingZero(),
        new StringsPrimitive(),
        new SetsSorted());
  }

  private static List<Lint> fields() {
    return List.of(
        new DefaultVersionLeftOut(),
        new DefaultCriticalLeftOut(),
        new VersionKnown(),
        new Version3WithExtensions(),
        new SerialNumberPositive(),
        new SerialNumberAtMost20Octets(),
        new SignatureAlgorithmsAgree(),
        new IssuerNotEmpty(),
        new SubjectOfCaNotEmpty(),
        new SubjectOrCriticalAltName(),
        new UtcTimeForm(),
        new GeneralizedTimeForm(),
        new GeneralizedTimeOnlyFrom2050(),
        new ValidityNotReversed(),
        new NoUniqueIdentifiers(),
        new ExtensionsNotEmpty(),
        new ExtensionsOnce(),
        new ExtensionValuesWellFormed(),
        new AuthorityKeyIdentifierPresent(),
        new SubjectKeyIdentifierInCa(),
        new SubjectKeyIdentifierInEndEntity(),
        new KeyUsageInCa(),
        new ServerHasName(),
        new ServerLifetime(),
        new SerialNumber64Bits(),
        new LeafHasKeyPurposes(),
        new NoDigestsThatCollide(),
        new AppleServerLifetime());
  }

  private static List<Lint> names() {
    return List.of(
        new RelativeNamesNotEmpty(),
        new AttributesNotEmpty(),
        new AttributesWithinBounds(),
        new PrintableStringCharacters(),
        new Ia5StringCharacters(),
        new Utf8StringsWellFormed(),
        new StringsOfCurrentTypes(),
        new CountryOfTwoLetters(),
        new EmailAddressInIa5(),
        new DomainComponentInIa5(),
        new SerialNumberInPrintableString(),
        new EmailAddressAlsoInAltName(),
        new CommonNameAmongAltNames(),
        new NamesWithoutControls());
  }

  private static List<Lint> keyIdentifiers() {
    return List.of(
        new AuthorityKeyIdentifierNotCritical(),
        new AuthorityKeyIdentifierHasKeyIdentifier(),
        new AuthorityIssuerWithSerialNumber(),
        new SubjectKeyIdentifierNotCritical());
  }

  private static List<Lint> keyUsage() {
    return List.of(
        new KeyUsageWithoutTrailingZeros(),
        new KeyUsageCritical(),
        new KeyUsageNotEmpty(),
        new KeyUsageBitsDefined(),
        new KeyCertSignOnlyInCa(),
        new CaMaySign(),
        new EncipherOnlyWithKeyAgreement(),
        new DecipherOnlyWithKeyAgreement(),
        new ServerMaySign(),
        new CaSignsCrls());
  }

  private static List<Lint> basicConstraints() {
    return List.of(
        new DefaultCaLeftOut(),
        new BasicConstraintsCriticalInCa(),
        new PathLengthOnlyInCa(),
        new PathLengthWithKeyCertSign(),
        new PathLengthNotNegative(),
        new RootWithoutPathLength());
  }

  private static List<Lint> altNames() {
    return List.of(
        new AltNamesNotEmpty(),
        new AltNamesNotCriticalWithSubject(),
        new AltNamesInAscii(),
        new DnsNamesInPreferredSyntax(),
        new DnsNamesFitTheDns(),
        new AddressesOf4Or16Octets(),
        new MailboxesAreAddresses(),
        new UrisAbsolute(),
        new UrisWithHost(),
        new WildcardWholeLabel(),
        new WildcardLeftmost(),
        new DnsNamesWithoutUnderscore(),
        new AppleServerPurpose(),
        new DnsNamesAreNoAddresses(),
        new WildcardBelowTwoLabels());
  }

  private static List<Lint> keyPurposes() {
    return List.of(
        new KeyPurposesNotEmpty(),
        new AnyPurposeNotCritical(),
        new ServerAuthServed(),
        new ClientAuthServed(),
        new CodeSigningServed(),
        new EmailProtectionServed(),
        new TimeStampingServed(),
        new OcspSigningServed(),
        new TimeStampingAlone(),
        new ServerNotForAnyPurpose(),
        new RootWithoutKeyPurposes(),
        new FirefoxServerIsNoCa());
  }

  private static List<Lint> rareExtensions() {
    return List.of(
        new IssuerAltNameNotCritical(),
        new SubjectDirectoryAttributesNotCritical(),
        new NameConstraintsOnlyInCa(),
        new NameConstraintsCritical(),
        new NameConstraintsNotEmpty(),
        new SubtreesWithoutDistances(),
        new SubtreeAddressesAreRanges(),
        new PoliciesOnce(),
        new PoliciesNotEmpty(),
        new PolicyMappingsOnlyInCa(),
        new PolicyMappingsCritical(),
        new AnyPolicyNotMapped(),
        new PolicyConstraintsCritical(),
        new PolicyConstraintsNotEmpty(),
        new PolicyConstraintsOnlyInCa(),
        new InhibitAnyPolicyCritical(),
        new DistributionPointsNotCritical(),
        new DistributionPointsNamed(),
        new FreshestCrlNotCritical(),
        new AuthorityInformationAccessNotCritical(),
        new AuthorityInformationAccessNotEmpty(),
        new SubjectInformationAccessNotCritical(),
        new JdkRootConstraints());
  }

  private static List<Lint> rsa() {
    return List.of(
        new RsaKeyParametersNull(), new RsaSignatureParametersNull(), new PssParametersPresent());
  }

  private static List<Lint> ec() {
    return List.of(
        new EcdsaSignatureOfTwoIntegers(),
        new EcdsaSignatureParametersAbsent(),
        new EcKeyNamesCurve(),
        new EcPointUncompressedOrCompressed(),
        new EcKeyUsage(),
        new CurveOfThree());
  }

  private static List<Lint> edwards() {
    return List.of(
        new dev.minica.lint.rfc8410.KeyParametersAbsent(),
        new dev.minica.lint.rfc8410.SignatureParametersAbsent(),
        new dev.minica.lint.rfc8410.KeyLength(),
        new dev.minica.lint.rfc8410.SignatureLength(),
        new EdwardsKeyUsage(),
        new MontgomeryKeyUsage(),
        new BrowsersWithoutEdwardsKeys());
  }

  private static List<Lint> mlDsa() {
    return List.of(
        new dev.minica.lint.rfc9881.KeyParametersAbsent(),
        new dev.minica.lint.rfc9881.SignatureParametersAbsent(),
        new dev.minica.lint.rfc9881.KeyLength(),
        new dev.minica.lint.rfc9881.SignatureLength(),
        new MlDsaKeyUsage(),
        new FewClientsKnowMlDsa());
  }

  private static List<Lint> weakKeys() {
    return List.of(new RsaModulusOf2048Bits(), new RsaExponentSound(), new RsaWithoutSmallFactors(), new RsaNotOfBrokenGenerator(), new RsaWithoutClosePrimes(), new PointOnCurve(), new PointUncompressed(), new RsaModulusUpTo16384Bits());
  }
}
