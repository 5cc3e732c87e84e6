package dev.minica.inspection;

import dev.minica.x509.Extension;
import org.jspecify.annotations.Nullable;

/** The extensions that have a name here, and for most of them what reads their value. */
public enum KnownExtension {
  // RFC 5280 section 4.2
  SUBJECT_DIRECTORY_ATTRIBUTES(
      "2.5.29.9", "subjectDirectoryAttributes", "subject directory attributes"),
  SUBJECT_KEY_IDENTIFIER(
      Extension.SUBJECT_KEY_IDENTIFIER,
      "subjectKeyIdentifier",
      "subject key identifier",
      KeyExtensions::subjectKeyIdentifier),
  KEY_USAGE(Extension.KEY_USAGE, "keyUsage", "key usage", KeyExtensions::keyUsage),
  PRIVATE_KEY_USAGE_PERIOD("2.5.29.16", "privateKeyUsagePeriod", "private key usage period"),
  SUBJECT_ALT_NAME(
      Extension.SUBJECT_ALT_NAME,
      "subjectAltName",
      "subject alternative name",
      NameExtensions::alternativeNames),
  ISSUER_ALT_NAME(
      "2.5.29.18", "issuerAltName", "issuer alternative name", NameExtensions::alternativeNames),
  BASIC_CONSTRAINTS(
      Extension.BASIC_CONSTRAINTS,
      "basicConstraints",
      "basic constraints",
      KeyExtensions::basicConstraints),
  NAME_CONSTRAINTS(
      Extension.NAME_CONSTRAINTS,
      "nameConstraints",
      "name constraints",
      NameExtensions::nameConstraints),
  CRL_DISTRIBUTION_POINTS(
      "2.5.29.31",
      "cRLDistributionPoints",
      "CRL distribution points",
      DistributionPoints::distributionPoints),
  CERTIFICATE_POLICIES(
      "2.5.29.32", "certificatePolicies", "certificate policies", PolicyExtensions::policies),
  POLICY_MAPPINGS("2.5.29.33", "policyMappings", "policy mappings", PolicyExtensions::mappings),
  AUTHORITY_KEY_IDENTIFIER(
      Extension.AUTHORITY_KEY_IDENTIFIER,
      "authorityKeyIdentifier",
      "authority key identifier",
      KeyExtensions::authorityKeyIdentifier),
  POLICY_CONSTRAINTS(
      "2.5.29.36", "policyConstraints", "policy constraints", PolicyExtensions::constraints),
  EXTENDED_KEY_USAGE(
      Extension.EXTENDED_KEY_USAGE,
      "extKeyUsage",
      "extended key usage",
      KeyExtensions::extendedKeyUsage),
  FRESHEST_CRL("2.5.29.46", "freshestCRL", "freshest CRL", DistributionPoints::distributionPoints),
  INHIBIT_ANY_POLICY(
      "2.5.29.54", "inhibitAnyPolicy", "inhibit anyPolicy", PolicyExtensions::inhibitAnyPolicy),
  AUTHORITY_INFO_ACCESS(
      "1.3.6.1.5.5.7.1.1",
      "authorityInfoAccess",
      "authority information access",
      AccessDescriptions::accessDescriptions),
  SUBJECT_INFO_ACCESS(
      "1.3.6.1.5.5.7.1.11",
      "subjectInfoAccess",
      "subject information access",
      AccessDescriptions::accessDescriptions),
  // RFC 5280 sections 5.2 and 5.3
  CRL_NUMBER("2.5.29.20", "cRLNumber", "CRL number", RevocationExtensions::number),
  REASON_CODE("2.5.29.21", "reasonCode", "reason", RevocationExtensions::reasonCode),
  HOLD_INSTRUCTION("2.5.29.23", "holdInstructionCode", "hold instruction"),
  INVALIDITY_DATE(
      "2.5.29.24", "invalidityDate", "invalid since", RevocationExtensions::generalizedTime),
  DELTA_CRL_INDICATOR(
      "2.5.29.27", "deltaCRLIndicator", "delta to the CRL number", RevocationExtensions::number),
  ISSUING_DISTRIBUTION_POINT(
      "2.5.29.28",
      "issuingDistributionPoint",
      "issuing distribution point",
      IssuingDistributionPoints::read),
  CERTIFICATE_ISSUER(
      "2.5.29.29", "certificateIssuer", "certificate issuer", NameExtensions::alternativeNames),
  // X.509 clause 9.5.2.12
  EXPIRED_CERTS_ON_CRL(
      "2.5.29.60",
      "expiredCertsOnCRL",
      "has certificates that expired since",
      RevocationExtensions::generalizedTime),
  // RFC 9654, RFC 6960 sections 4.4.2 to 4.4.8
  OCSP_NONCE("1.3.6.1.5.5.7.48.1.2", "ocspNonce", "nonce", RevocationExtensions::nonce),
  OCSP_CRL_REFERENCES("1.3.6.1.5.5.7.48.1.3", "ocspCrl", "CRL references"),
  OCSP_ARCHIVE_CUTOFF(
      "1.3.6.1.5.5.7.48.1.6",
      "ocspArchiveCutoff",
      "archive cutoff",
      RevocationExtensions::generalizedTime),
  OCSP_EXTENDED_REVOKE(
      "1.3.6.1.5.5.7.48.1.9", "ocspExtendedRevoke", "extended revoke", KeyExtensions::noCheck),
  // RFC 3739 section 3.2.6
  QC_STATEMENTS("1.3.6.1.5.5.7.1.3", "qcStatements", "qualified certificate statements"),
  // RFC 7633
  TLS_FEATURE("1.3.6.1.5.5.7.1.24", "tlsFeature", "TLS feature", KeyExtensions::tlsFeature),
  // RFC 6960 section 4.2.2.2.1
  OCSP_NO_CHECK("1.3.6.1.5.5.7.48.1.5", "ocspNoCheck", "OCSP no check", KeyExtensions::noCheck),
  // RFC 6962 sections 3.1 and 3.3
  CT_POISON("1.3.6.1.4.1.11129.2.4.3", "ctPoison", "CT poison: no certificate, a precertificate"),
  SCT_LIST(
      "1.3.6.1.4.1.11129.2.4.2", "signedCertificateTimestampList", "signed certificate timestamps"),
  // Netscape's and Microsoft's own
  NETSCAPE_CERT_TYPE("2.16.840.1.113730.1.1", "netscapeCertType", "Netscape certificate type"),
  NETSCAPE_COMMENT(
      "2.16.840.1.113730.1.13", "netscapeComment", "Netscape comment", NameExtensions::comment),
  MICROSOFT_TEMPLATE_NAME(
      "1.3.6.1.4.1.311.20.2",
      "microsoftCertificateTemplateName",
      "Microsoft template name",
      NameExtensions::comment),
  MICROSOFT_TEMPLATE("1.3.6.1.4.1.311.21.7", "microsoftCertificateTemplate", "Microsoft template"),
  MICROSOFT_CA_VERSION("1.3.6.1.4.1.311.21.1", "microsoftCaVersion", "Microsoft CA version");

  /** Reads a value; what it throws says that the value is malformed. */
  private interface Reader {
    Meaning read(Extension extension);
  }

  private final String oid;
  private final String machineName;
  private final String label;
  private final @Nullable Reader reader;

  KnownExtension(String oid, String machineName, String label) {
    this(oid, machineName, label, null);
  }

  KnownExtension(String oid, String machineName, String label, @Nullable Reader reader) {
    this.oid = oid;
    this.machineName = machineName;
    this.label = label;
    this.reader = reader;
  }

  /** The extension with this identifier in dots, or null. */
  public static @Nullable KnownExtension ofOid(String oid) {
    for (KnownExtension known : values()) {
      if (known.oid.equals(oid)) {
        return known;
      }
    }
    return null;
  }

  /** Its identifier in dots. */
  String oid() {
    return oid;
  }

  /** The name in its standard's ASN.1, without the {@code id-ce-} before it. */
  public String machineName() {
    return machineName;
  }

  /** What people call it. */
  String label() {
    return label;
  }

  /** Whether its value is taken apart, and not only shown as octets. */
  boolean isRead() {
    return reader != null;
  }

  /**
   * What it says.
   *
   * @throws RuntimeException of any kind if the value is malformed
   * @throws IllegalStateException if it is not one that is read
   */
  Meaning read(Extension extension) {
    if (reader == null) {
      throw new IllegalStateException("the value of " + label + " is not read");
    }
    return reader.read(extension);
  }
}
