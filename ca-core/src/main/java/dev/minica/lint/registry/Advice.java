package dev.minica.lint.registry;

import dev.minica.lint.Lint;
import dev.minica.lint.Topic;
import dev.minica.lint.cabf.CaSignsCrls;
import dev.minica.lint.cabf.CommonNameAmongAltNames;
import dev.minica.lint.cabf.CurveOfThree;
import dev.minica.lint.cabf.DnsNamesWithoutUnderscore;
import dev.minica.lint.cabf.LeafHasKeyPurposes;
import dev.minica.lint.cabf.RootWithoutKeyPurposes;
import dev.minica.lint.cabf.RootWithoutPathLength;
import dev.minica.lint.cabf.RsaExponentSound;
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
import dev.minica.lint.clients.PointUncompressed;
import dev.minica.lint.clients.RsaModulusUpTo16384Bits;
import dev.minica.lint.clients.WildcardBelowTwoLabels;
import dev.minica.lint.rfc5280.AltNamesNotCriticalWithSubject;
import dev.minica.lint.rfc5280.AnyPurposeNotCritical;
import dev.minica.lint.rfc5280.CaMaySign;
import dev.minica.lint.rfc5280.ClientAuthServed;
import dev.minica.lint.rfc5280.CodeSigningServed;
import dev.minica.lint.rfc5280.DecipherOnlyWithKeyAgreement;
import dev.minica.lint.rfc5280.DistributionPointsNotCritical;
import dev.minica.lint.rfc5280.EmailAddressAlsoInAltName;
import dev.minica.lint.rfc5280.EmailProtectionServed;
import dev.minica.lint.rfc5280.EncipherOnlyWithKeyAgreement;
import dev.minica.lint.rfc5280.IssuerAltNameNotCritical;
import dev.minica.lint.rfc5280.KeyUsageCritical;
import dev.minica.lint.rfc5280.OcspSigningServed;
import dev.minica.lint.rfc5280.PolicyMappingsCritical;
import dev.minica.lint.rfc5280.ServerAuthServed;
import dev.minica.lint.rfc5280.StringsOfCurrentTypes;
import dev.minica.lint.rfc5280.SubjectKeyIdentifierInEndEntity;
import dev.minica.lint.rfc5280.TimeStampingServed;
import dev.minica.lint.rfc8446.ServerMaySign;
import dev.minica.lint.rfc9525.WildcardLeftmost;
import dev.minica.lint.rfc9525.WildcardWholeLabel;
import java.util.List;

/** The rules whose breach is a warning or a notice. */
final class Advice {

  private Advice() {}

  /** Those that speak of a topic, newly made: they hold nothing. */
  static List<Lint> on(Topic topic) {
    return switch (topic) {
      case ENCODING -> List.of();
      case FIELDS ->
          List.of(
              new SubjectKeyIdentifierInEndEntity(),
              new ServerLifetime(),
              new SerialNumber64Bits(),
              new LeafHasKeyPurposes(),
              new AppleServerLifetime());
      case NAMES ->
          List.of(
              new StringsOfCurrentTypes(),
              new EmailAddressAlsoInAltName(),
              new CommonNameAmongAltNames(),
              new NamesWithoutControls());
      case KEY_IDENTIFIERS -> List.of();
      case KEY_USAGE ->
          List.of(
              new KeyUsageCritical(),
              new CaMaySign(),
              new EncipherOnlyWithKeyAgreement(),
              new DecipherOnlyWithKeyAgreement(),
              new ServerMaySign(),
              new CaSignsCrls());
      case BASIC_CONSTRAINTS -> List.of(new RootWithoutPathLength());
      case ALT_NAMES ->
          List.of(
              new AltNamesNotCriticalWithSubject(),
              new WildcardWholeLabel(),
              new WildcardLeftmost(),
              new DnsNamesWithoutUnderscore(),
              new AppleServerPurpose(),
              new DnsNamesAreNoAddresses(),
              new WildcardBelowTwoLabels());
      case KEY_PURPOSES ->
          List.of(
              new AnyPurposeNotCritical(),
              new ServerAuthServed(),
              new ClientAuthServed(),
              new CodeSigningServed(),
              new EmailProtectionServed(),
              new TimeStampingServed(),
              new OcspSigningServed(),
              new ServerNotForAnyPurpose(),
              new RootWithoutKeyPurposes(),
              new FirefoxServerIsNoCa());
      case RARE_EXTENSIONS ->
          List.of(
              new IssuerAltNameNotCritical(),
              new PolicyMappingsCritical(),
              new DistributionPointsNotCritical(),
              new JdkRootConstraints());
      case RSA -> List.of();
      case EC -> List.of(new CurveOfThree());
      case EDWARDS -> List.of(new BrowsersWithoutEdwardsKeys());
      case ML_DSA -> List.of(new FewClientsKnowMlDsa());
      case WEAK_KEYS ->
          List.of(new RsaExponentSound(), new PointUncompressed(), new RsaModulusUpTo16384Bits());
    };
  }
}
