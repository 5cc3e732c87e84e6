package dev.minica.verification;

import dev.minica.revocation.DistributionPoint;
import dev.minica.x509.Extension;
import java.util.Set;

/** The extensions that path validation processes (RFC 5280 sections 4.2 and 6.1). */
final class ExtensionOids {

  static final String ISSUER_ALT_NAME = "2.5.29.18";
  static final String CERTIFICATE_POLICIES = "2.5.29.32";
  static final String POLICY_MAPPINGS = "2.5.29.33";
  static final String POLICY_CONSTRAINTS = "2.5.29.36";
  static final String INHIBIT_ANY_POLICY = "2.5.29.54";
  static final String AUTHORITY_INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.1";

  /**
   * What may be critical. Distribution points are what revocation is looked up with. Issuer
   * alternative names are looked at by nobody, so who makes them critical asks for too much; the
   * information access extensions must not be critical.
   */
  static final Set<String> PROCESSED =
      Set.of(
          Extension.SUBJECT_KEY_IDENTIFIER,
          Extension.AUTHORITY_KEY_IDENTIFIER,
          Extension.KEY_USAGE,
          Extension.EXTENDED_KEY_USAGE,
          Extension.SUBJECT_ALT_NAME,
          Extension.BASIC_CONSTRAINTS,
          Extension.NAME_CONSTRAINTS,
          DistributionPoint.CRL_DISTRIBUTION_POINTS,
          CERTIFICATE_POLICIES,
          POLICY_MAPPINGS,
          POLICY_CONSTRAINTS,
          INHIBIT_ANY_POLICY);

  private ExtensionOids() {}
}
