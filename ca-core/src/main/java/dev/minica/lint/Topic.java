package dev.minica.lint;

import dev.minica.x509.Extension;

/**
 * What a rule speaks of. A rule about something that a certificate does not have need not be loaded
 * for it, which a short run would feel; whether it applies is still the rule's own say.
 */
public enum Topic {
  /** How values are encoded. */
  ENCODING,
  /** The fields that every certificate has, and what must be there at all. */
  FIELDS,
  /** Issuer and subject. */
  NAMES,
  KEY_IDENTIFIERS(Extension.SUBJECT_KEY_IDENTIFIER, Extension.AUTHORITY_KEY_IDENTIFIER),
  KEY_USAGE(Extension.KEY_USAGE),
  BASIC_CONSTRAINTS(Extension.BASIC_CONSTRAINTS),
  ALT_NAMES(Extension.SUBJECT_ALT_NAME),
  KEY_PURPOSES(Extension.EXTENDED_KEY_USAGE),
  /** Extensions that few certificates have, or that only CAs have. */
  RARE_EXTENSIONS(
      Extension.ISSUER_ALT_NAME,
      Extension.NAME_CONSTRAINTS,
      Extension.CERTIFICATE_POLICIES,
      Extension.POLICY_MAPPINGS,
      Extension.POLICY_CONSTRAINTS,
      Extension.INHIBIT_ANY_POLICY,
      Extension.SUBJECT_DIRECTORY_ATTRIBUTES,
      Extension.CRL_DISTRIBUTION_POINTS,
      Extension.FRESHEST_CRL,
      Extension.AUTHORITY_INFORMATION_ACCESS,
      Extension.SUBJECT_INFORMATION_ACCESS),
  RSA,
  EC,
  EDWARDS,
  ML_DSA,
  /** Keys that can be broken, which takes some computing to find. */
  WEAK_KEYS;

  private static final String RSA_ARC = "1.2.840.113549.1.1.";
  private static final String EC_ARC = "1.2.840.10045.";
  private static final String EDWARDS_ARC = "1.3.101.";
  private static final String ML_DSA_ARC = "2.16.840.1.101.3.4.3.";

  private final String[] oids;

  Topic(String... oids) {
    this.oids = oids;
  }

  /** Whether the certificate has anything of it. */
  public boolean concerns(Specimen certificate) {
    return switch (this) {
      case ENCODING, FIELDS, NAMES, WEAK_KEYS -> true;
      case RSA -> uses(certificate, RSA_ARC);
      case EC -> uses(certificate, EC_ARC);
      case EDWARDS -> uses(certificate, EDWARDS_ARC);
      case ML_DSA -> uses(certificate, ML_DSA_ARC);
      default -> hasAny(certificate);
    };
  }

  private static boolean uses(Specimen certificate, String arc) {
    return certificate.keyOid().startsWith(arc) || certificate.signatureOid().startsWith(arc);
  }

  private boolean hasAny(Specimen certificate) {
    for (String oid : oids) {
      if (certificate.has(oid)) {
        return true;
      }
    }
    return false;
  }
}
