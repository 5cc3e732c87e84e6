package dev.minica.scan;

import dev.minica.lint.ExtensionField;
import dev.minica.lint.Role;
import dev.minica.lint.Specimen;
import dev.minica.scan.Judgement.Verdict;
import dev.minica.x509.Extension;
import dev.minica.x509.KeyUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What no rule of lint forbids, since whoever issues it may mean it, and all clients refuse: a
 * critical extension that none of them knows, and a CA that may not sign certificates.
 */
final class RefusedByAll {

  /** What OpenSSL or the JDK process, which have the most. */
  private static final Set<String> PROCESSED =
      Set.of(
          Extension.SUBJECT_KEY_IDENTIFIER,
          Extension.KEY_USAGE,
          Extension.SUBJECT_ALT_NAME,
          Extension.ISSUER_ALT_NAME,
          Extension.BASIC_CONSTRAINTS,
          Extension.NAME_CONSTRAINTS,
          Extension.CRL_DISTRIBUTION_POINTS,
          Extension.CERTIFICATE_POLICIES,
          Extension.POLICY_MAPPINGS,
          Extension.AUTHORITY_KEY_IDENTIFIER,
          Extension.POLICY_CONSTRAINTS,
          Extension.EXTENDED_KEY_USAGE,
          Extension.FRESHEST_CRL,
          Extension.INHIBIT_ANY_POLICY,
          Extension.AUTHORITY_INFORMATION_ACCESS,
          Extension.OCSP_NO_CHECK,
          "2.16.840.1.113730.1.1", // Netscape's certificate type
          "1.3.6.1.5.5.7.1.7", // addresses and autonomous systems of RFC 3779
          "1.3.6.1.5.5.7.1.8",
          "1.3.6.1.5.5.7.1.14"); // proxies of RFC 3820

  private RefusedByAll() {}

  static List<Verdict> verdicts(Specimen certificate) {
    List<Verdict> verdicts = new ArrayList<>();
    for (ExtensionField extension : certificate.extensions()) {
      if (extension.isCritical() && !PROCESSED.contains(extension.oid())) {
        verdicts.add(broken("a critical extension that no client knows, " + extension.oid()));
      }
    }
    if (isCaThatMayNotSign(certificate)) {
      verdicts.add(broken("a CA whose key usage has no keyCertSign"));
    }
    return verdicts;
  }

  /** RFC 5280 section 6.1.4 (n). One with names or purposes may be a server all the same. */
  private static boolean isCaThatMayNotSign(Specimen certificate) {
    Role role = certificate.role();
    return role.isCa()
        && role.hasKeyUsage()
        && !role.allows(KeyUsage.KEY_CERT_SIGN)
        && StrictClients.isAuthority(certificate);
  }

  private static Verdict broken(String message) {
    return Verdict.of(Problem.BROKEN_RULE, message);
  }
}
