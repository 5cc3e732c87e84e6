package dev.minica.lint.registry;

import dev.minica.lint.Lint;
import dev.minica.lint.Topic;
import dev.minica.lint.cabf.NoDigestsThatCollide;
import dev.minica.lint.cabf.PointOnCurve;
import dev.minica.lint.cabf.RsaModulusOf2048Bits;
import dev.minica.lint.cabf.RsaNotOfBrokenGenerator;
import dev.minica.lint.cabf.RsaWithoutClosePrimes;
import dev.minica.lint.cabf.RsaWithoutSmallFactors;
import dev.minica.lint.rfc3161.TimeStampingAlone;
import dev.minica.lint.rfc3279.EcdsaSignatureOfTwoIntegers;
import dev.minica.lint.rfc3279.RsaKeyParametersNull;
import dev.minica.lint.rfc4055.PssParametersPresent;
import dev.minica.lint.rfc4055.RsaSignatureParametersNull;
import dev.minica.lint.rfc5280.AddressesOf4Or16Octets;
import dev.minica.lint.rfc5280.AltNamesInAscii;
import dev.minica.lint.rfc5280.AltNamesNotEmpty;
import dev.minica.lint.rfc5280.AnyPolicyNotMapped;
import dev.minica.lint.rfc5280.AttributesNotEmpty;
import dev.minica.lint.rfc5280.AttributesWithinBounds;
import dev.minica.lint.rfc5280.AuthorityInformationAccessNotCritical;
import dev.minica.lint.rfc5280.AuthorityInformationAccessNotEmpty;
import dev.minica.lint.rfc5280.AuthorityIssuerWithSerialNumber;
import dev.minica.lint.rfc5280.AuthorityKeyIdentifierHasKeyIdentifier;
import dev.minica.lint.rfc5280.AuthorityKeyIdentifierNotCritical;
import dev.minica.lint.rfc5280.AuthorityKeyIdentifierPresent;
import dev.minica.lint.rfc5280.BasicConstraintsCriticalInCa;
import dev.minica.lint.rfc5280.CountryOfTwoLetters;
import dev.minica.lint.rfc5280.DistributionPointsNamed;
import dev.minica.lint.rfc5280.DnsNamesFitTheDns;
import dev.minica.lint.rfc5280.DnsNamesInPreferredSyntax;
import dev.minica.lint.rfc5280.DomainComponentInIa5;
import dev.minica.lint.rfc5280.EmailAddressInIa5;
import dev.minica.lint.rfc5280.ExtensionValuesWellFormed;
import dev.minica.lint.rfc5280.ExtensionsNotEmpty;
import dev.minica.lint.rfc5280.ExtensionsOnce;
import dev.minica.lint.rfc5280.FreshestCrlNotCritical;
import dev.minica.lint.rfc5280.GeneralizedTimeForm;
import dev.minica.lint.rfc5280.GeneralizedTimeOnlyFrom2050;
import dev.minica.lint.rfc5280.Ia5StringCharacters;
import dev.minica.lint.rfc5280.InhibitAnyPolicyCritical;
import dev.minica.lint.rfc5280.IssuerNotEmpty;
import dev.minica.lint.rfc5280.KeyCertSignOnlyInCa;
import dev.minica.lint.rfc5280.KeyPurposesNotEmpty;
import dev.minica.lint.rfc5280.KeyUsageBitsDefined;
import dev.minica.lint.rfc5280.KeyUsageInCa;
import dev.minica.lint.rfc5280.KeyUsageNotEmpty;
import dev.minica.lint.rfc5280.MailboxesAreAddresses;
import dev.minica.lint.rfc5280.NameConstraintsCritical;
import dev.minica.lint.rfc5280.NameConstraintsNotEmpty;
import dev.minica.lint.rfc5280.NameConstraintsOnlyInCa;
import dev.minica.lint.rfc5280.NoUniqueIdentifiers;
import dev.minica.lint.rfc5280.PathLengthNotNegative;
import dev.minica.lint.rfc5280.PathLengthOnlyInCa;
import dev.minica.lint.rfc5280.PathLengthWithKeyCertSign;
import dev.minica.lint.rfc5280.PoliciesNotEmpty;
import dev.minica.lint.rfc5280.PoliciesOnce;
import dev.minica.lint.rfc5280.PolicyConstraintsCritical;
import dev.minica.lint.rfc5280.PolicyConstraintsNotEmpty;
import dev.minica.lint.rfc5280.PolicyConstraintsOnlyInCa;
import dev.minica.lint.rfc5280.PolicyMappingsOnlyInCa;
import dev.minica.lint.rfc5280.PrintableStringCharacters;
import dev.minica.lint.rfc5280.RelativeNamesNotEmpty;
import dev.minica.lint.rfc5280.SerialNumberAtMost20Octets;
import dev.minica.lint.rfc5280.SerialNumberInPrintableString;
import dev.minica.lint.rfc5280.SerialNumberPositive;
import dev.minica.lint.rfc5280.SignatureAlgorithmsAgree;
import dev.minica.lint.rfc5280.SubjectDirectoryAttributesNotCritical;
import dev.minica.lint.rfc5280.SubjectInformationAccessNotCritical;
import dev.minica.lint.rfc5280.SubjectKeyIdentifierInCa;
import dev.minica.lint.rfc5280.SubjectKeyIdentifierNotCritical;
import dev.minica.lint.rfc5280.SubjectOfCaNotEmpty;
import dev.minica.lint.rfc5280.SubjectOrCriticalAltName;
import dev.minica.lint.rfc5280.SubtreeAddressesAreRanges;
import dev.minica.lint.rfc5280.SubtreesWithoutDistances;
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
import dev.minica.lint.rfc8813.EcKeyUsage;
import dev.minica.lint.rfc9295.EdwardsKeyUsage;
import dev.minica.lint.rfc9295.MontgomeryKeyUsage;
import dev.minica.lint.rfc9525.ServerHasName;
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
import java.util.List;

/** The rules whose breach is an error: no certificate is signed that breaks one. */
final class Obligations {

  private Obligations() {}

  /** Those that speak of a topic, newly made: they hold nothing. */
  static List<Lint> on(Topic topic) {
    return switch (topic) {
      case ENCODING ->
          List.of(
              new LengthsDefinite(),
              new LengthsShortest(),
              new BooleansZeroOrAllOnes(),
              new IntegersShortest(),
              new ObjectIdentifiersShortest(),
              new BitStringPaddingZero(),
              new StringsPrimitive(),
              new SetsSorted());
      case FIELDS ->
          List.of(
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
              new KeyUsageInCa(),
              new ServerHasName(),
              new NoDigestsThatCollide());
      case NAMES ->
          List.of(
              new RelativeNamesNotEmpty(),
              new AttributesNotEmpty(),
              new AttributesWithinBounds(),
              new PrintableStringCharacters(),
              new Ia5StringCharacters(),
              new Utf8StringsWellFormed(),
              new CountryOfTwoLetters(),
              new EmailAddressInIa5(),
              new DomainComponentInIa5(),
              new SerialNumberInPrintableString());
      case KEY_IDENTIFIERS ->
          List.of(
              new AuthorityKeyIdentifierNotCritical(),
              new AuthorityKeyIdentifierHasKeyIdentifier(),
              new AuthorityIssuerWithSerialNumber(),
              new SubjectKeyIdentifierNotCritical());
      case KEY_USAGE ->
          List.of(
              new KeyUsageWithoutTrailingZeros(),
              new KeyUsageNotEmpty(),
              new KeyUsageBitsDefined(),
              new KeyCertSignOnlyInCa());
      case BASIC_CONSTRAINTS ->
          List.of(
              new DefaultCaLeftOut(),
              new BasicConstraintsCriticalInCa(),
              new PathLengthOnlyInCa(),
              new PathLengthWithKeyCertSign(),
              new PathLengthNotNegative());
      case ALT_NAMES ->
          List.of(
              new AltNamesNotEmpty(),
              new AltNamesInAscii(),
              new DnsNamesInPreferredSyntax(),
              new DnsNamesFitTheDns(),
              new AddressesOf4Or16Octets(),
              new MailboxesAreAddresses(),
              new UrisAbsolute(),
              new UrisWithHost());
      case KEY_PURPOSES -> List.of(new KeyPurposesNotEmpty(), new TimeStampingAlone());
      case RARE_EXTENSIONS ->
          List.of(
              new SubjectDirectoryAttributesNotCritical(),
              new NameConstraintsOnlyInCa(),
              new NameConstraintsCritical(),
              new NameConstraintsNotEmpty(),
              new SubtreesWithoutDistances(),
              new SubtreeAddressesAreRanges(),
              new PoliciesOnce(),
              new PoliciesNotEmpty(),
              new PolicyMappingsOnlyInCa(),
              new AnyPolicyNotMapped(),
              new PolicyConstraintsCritical(),
              new PolicyConstraintsNotEmpty(),
              new PolicyConstraintsOnlyInCa(),
              new InhibitAnyPolicyCritical(),
              new DistributionPointsNamed(),
              new FreshestCrlNotCritical(),
              new AuthorityInformationAccessNotCritical(),
              new AuthorityInformationAccessNotEmpty(),
              new SubjectInformationAccessNotCritical());
      case RSA ->
          List.of(
              new RsaKeyParametersNull(),
              new RsaSignatureParametersNull(),
              new PssParametersPresent());
      case EC ->
          List.of(
              new EcdsaSignatureOfTwoIntegers(),
              new EcdsaSignatureParametersAbsent(),
              new EcKeyNamesCurve(),
              new EcPointUncompressedOrCompressed(),
              new EcKeyUsage());
      case EDWARDS ->
          List.of(
              new dev.minica.lint.rfc8410.KeyParametersAbsent(),
              new dev.minica.lint.rfc8410.SignatureParametersAbsent(),
              new dev.minica.lint.rfc8410.KeyLength(),
              new dev.minica.lint.rfc8410.SignatureLength(),
              new EdwardsKeyUsage(),
              new MontgomeryKeyUsage());
      case ML_DSA ->
          List.of(
              new dev.minica.lint.rfc9881.KeyParametersAbsent(),
              new dev.minica.lint.rfc9881.SignatureParametersAbsent(),
              new dev.minica.lint.rfc9881.KeyLength(),
              new dev.minica.lint.rfc9881.SignatureLength(),
              new MlDsaKeyUsage());
      case WEAK_KEYS ->
          List.of(
              new RsaModulusOf2048Bits(),
              new RsaWithoutSmallFactors(),
              new RsaNotOfBrokenGenerator(),
              new RsaWithoutClosePrimes(),
              new PointOnCurve());
    };
  }
}
