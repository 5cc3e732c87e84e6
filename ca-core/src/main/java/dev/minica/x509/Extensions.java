package dev.minica.x509;

import dev.minica.internal.asn1.Der;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;

/** Encodes the extensions of RFC 5280 section 4.2.1, each under its ASN.1. */
public final class Extensions {

  private Extensions() {}

  /**
   * Names the subject's key. Never critical.
   *
   * <pre>SubjectKeyIdentifier ::= OCTET STRING</pre>
   */
  public static Extension subjectKeyIdentifier(byte[] keyIdentifier) {
    return extension(Extension.SUBJECT_KEY_IDENTIFIER, false, new DEROctetString(keyIdentifier));
  }

  /**
   * Names the issuer's key, by its subject key identifier alone: issuer and serial number would
   * bind the certificate to one of several certificates of the same CA key. Never critical.
   *
   * <pre>
   * AuthorityKeyIdentifier ::= SEQUENCE {
   *   keyIdentifier  [0] IMPLICIT OCTET STRING OPTIONAL, ... }
   * </pre>
   */
  public static Extension authorityKeyIdentifier(byte[] keyIdentifier) {
    return extension(
        Extension.AUTHORITY_KEY_IDENTIFIER,
        false,
        new DERSequence(new DERTaggedObject(false, 0, new DEROctetString(keyIdentifier))));
  }

  /**
   * What the key may do. Critical, as RFC 5280 section 4.2.1.3 says it should be.
   *
   * <pre>KeyUsage ::= BIT STRING { digitalSignature (0), ... }</pre>
   */
  public static Extension keyUsage(Set<KeyUsage> usages) {
    return keyUsage(usages, true);
  }

  /** The same, critical or not. */
  public static Extension keyUsage(Set<KeyUsage> usages, boolean critical) {
    int bits = 0;
    int last = 0;
    for (KeyUsage usage : usages) {
      bits |= 0x8000 >> usage.bit();
      last = Math.max(last, usage.bit());
    }
    // X.690 clause 11.2.2: the trailing zero bits of a named bit list are left out
    byte[] octets =
        last < 8 ? new byte[] {(byte) (bits >> 8)} : new byte[] {(byte) (bits >> 8), (byte) bits};
    return extension(Extension.KEY_USAGE, critical, new DERBitString(octets, 7 - last % 8));
  }

  /**
   * What the key is for, as object identifiers in dotted decimal. Not critical, as usual for TLS.
   *
   * <pre>ExtKeyUsageSyntax ::= SEQUENCE SIZE (1..MAX) OF KeyPurposeId</pre>
   */
  public static Extension extendedKeyUsage(Collection<String> purposeOids) {
    return extendedKeyUsage(purposeOids, false);
  }

  /** The same, critical or not: for time stamps it must be (RFC 3161 section 2.3). */
  public static Extension extendedKeyUsage(Collection<String> purposeOids, boolean critical) {
    ASN1EncodableVector purposes = new ASN1EncodableVector();
    purposeOids.forEach(oid -> purposes.add(new ASN1ObjectIdentifier(oid)));
    return extension(Extension.EXTENDED_KEY_USAGE, critical, new DERSequence(purposes));
  }

  /**
   * That nobody need ask whether the certificate is revoked, which speaks of revocation itself (RFC
   * 6960 section 4.2.2.2.1). Never critical.
   *
   * <pre>id-pkix-ocsp-nocheck: NULL</pre>
   */
  public static Extension ocspNoCheck() {
    return extension(Extension.OCSP_NO_CHECK, false, DERNull.INSTANCE);
  }

  /**
   * Whether it is a CA. Critical, as RFC 5280 section 4.2.1.9 demands of CAs.
   *
   * <pre>
   * BasicConstraints ::= SEQUENCE {
   *   cA                 BOOLEAN DEFAULT FALSE,
   *   pathLenConstraint  INTEGER (0..MAX) OPTIONAL }
   * </pre>
   */
  public static Extension basicConstraints(BasicConstraints constraints) {
    ASN1EncodableVector fields = new ASN1EncodableVector();
    if (constraints.ca()) {
      fields.add(ASN1Boolean.TRUE);
    }
    constraints.pathLength().ifPresent(length -> fields.add(new ASN1Integer(length)));
    return extension(Extension.BASIC_CONSTRAINTS, true, new DERSequence(fields));
  }

  /**
   * The names of the subject.
   *
   * <pre>SubjectAltName ::= GeneralNames ::= SEQUENCE SIZE (1..MAX) OF GeneralName</pre>
   *
   * @param critical true if and only if the subject is empty (RFC 5280 section 4.2.1.6)
   */
  public static Extension subjectAltName(List<GeneralName> names, boolean critical) {
    ASN1EncodableVector encoded = new ASN1EncodableVector();
    names.forEach(name -> encoded.add(Der.decode(name.encoded(), "name")));
    return extension(Extension.SUBJECT_ALT_NAME, critical, new DERSequence(encoded));
  }

  /**
   * Where the issuer's CRL is found: one distribution point, each of whose names is another way to
   * the same CRL (RFC 5280 section 4.2.1.13). Not critical, as that section advises.
   *
   * <pre>
   * CRLDistributionPoints ::= SEQUENCE SIZE (1..MAX) OF DistributionPoint
   * DistributionPoint ::= SEQUENCE {
   *   distributionPoint  [0] DistributionPointName OPTIONAL, ... }
   * DistributionPointName ::= CHOICE {
   *   fullName           [0] GeneralNames, ... }
   * </pre>
   *
   * @param uris at least one, in ASCII
   */
  public static Extension crlDistributionPoints(List<String> uris) {
    ASN1EncodableVector names = new ASN1EncodableVector();
    uris.forEach(uri -> names.add(location(uri)));
    ASN1Encodable fullName = new DERTaggedObject(false, 0, new DERSequence(names));
    // explicit: what is inside is a CHOICE (X.680 clause 31.2.7)
    ASN1Encodable point = new DERSequence(new DERTaggedObject(true, 0, fullName));
    return extension(Extension.CRL_DISTRIBUTION_POINTS, false, new DERSequence(point));
  }

  /**
   * Where the issuer's certificate is found, and who answers whether a certificate is revoked.
   * Never critical.
   *
   * <pre>
   * AuthorityInfoAccessSyntax ::= SEQUENCE SIZE (1..MAX) OF AccessDescription
   * AccessDescription ::= SEQUENCE {
   *   accessMethod    OBJECT IDENTIFIER,
   *   accessLocation  GeneralName }
   * </pre>
   *
   * @param ocsp URIs of OCSP responders, in ASCII
   * @param caIssuers URIs of the certificate, in ASCII; of both lists one has a member
   */
  public static Extension authorityInformationAccess(List<String> ocsp, List<String> caIssuers) {
    ASN1EncodableVector descriptions = new ASN1EncodableVector();
    ocsp.forEach(uri -> descriptions.add(access(Extension.ACCESS_OCSP, uri)));
    caIssuers.forEach(uri -> descriptions.add(access(Extension.ACCESS_CA_ISSUERS, uri)));
    return extension(Extension.AUTHORITY_INFORMATION_ACCESS, false, new DERSequence(descriptions));
  }

  /**
   * Under which policies it is issued. Not critical: who knows none of them need not care.
   *
   * <pre>
   * certificatePolicies ::= SEQUENCE SIZE (1..MAX) OF PolicyInformation
   * PolicyInformation ::= SEQUENCE {
   *   policyIdentifier   CertPolicyId,
   *   policyQualifiers   SEQUENCE SIZE (1..MAX) OF PolicyQualifierInfo OPTIONAL }
   * PolicyQualifierInfo ::= SEQUENCE {
   *   policyQualifierId  PolicyQualifierId,
   *   qualifier          ANY DEFINED BY policyQualifierId }
   * CPSuri ::= IA5String
   * </pre>
   *
   * @param policies at least one, none twice (RFC 5280 section 4.2.1.4)
   */
  public static Extension certificatePolicies(List<CertificatePolicy> policies) {
    ASN1EncodableVector information = new ASN1EncodableVector();
    policies.forEach(policy -> information.add(policyInformation(policy)));
    return extension(Extension.CERTIFICATE_POLICIES, false, new DERSequence(information));
  }

  private static ASN1Encodable policyInformation(CertificatePolicy policy) {
    ASN1EncodableVector fields = new ASN1EncodableVector();
    fields.add(new ASN1ObjectIdentifier(policy.oid()));
    if (policy.statement().isPresent()) {
      ASN1EncodableVector qualifier = new ASN1EncodableVector();
      qualifier.add(new ASN1ObjectIdentifier(CertificatePolicy.CPS));
      qualifier.add(new DERIA5String(policy.statement().get(), true));
      fields.add(new DERSequence(new DERSequence(qualifier)));
    }
    return new DERSequence(fields);
  }

  /**
   * That the server will show a fresh OCSP response whenever it is asked for one, and that a client
   * which gets none shall refuse it. Not critical, as RFC 7633 section 4 has it.
   *
   * <pre>Features ::= SEQUENCE OF INTEGER</pre>
   */
  public static Extension mustStaple() {
    ASN1Integer statusRequest = new ASN1Integer(5); // RFC 6066 section 8
    return extension(Extension.TLS_FEATURE, false, new DERSequence(statusRequest));
  }

  private static ASN1Encodable access(String method, String uri) {
    return new DERSequence(new ASN1Encodable[] {new ASN1ObjectIdentifier(method), location(uri)});
  }

  private static ASN1Encodable location(String uri) {
    return Der.decode(GeneralName.ofText(GeneralName.Kind.URI, uri).encoded(), "name");
  }

  /**
   * Which names the certificates below a CA may have. Critical, as RFC 5280 section 4.2.1.10
   * demands.
   *
   * <pre>
   * NameConstraints ::= SEQUENCE {
   *   permittedSubtrees  [0] IMPLICIT GeneralSubtrees OPTIONAL,
   *   excludedSubtrees   [1] IMPLICIT GeneralSubtrees OPTIONAL }
   *
   * GeneralSubtrees ::= SEQUENCE SIZE (1..MAX) OF GeneralSubtree
   * GeneralSubtree ::= SEQUENCE { base GeneralName, ... }
   * </pre>
   */
  public static Extension nameConstraints(NameConstraints constraints) {
    ASN1EncodableVector fields = new ASN1EncodableVector();
    addSubtrees(fields, 0, constraints.permitted());
    addSubtrees(fields, 1, constraints.excluded());
    return extension(Extension.NAME_CONSTRAINTS, true, new DERSequence(fields));
  }

  private static void addSubtrees(ASN1EncodableVector fields, int tag, List<GeneralName> bases) {
    if (bases.isEmpty()) {
      return;
    }
    ASN1EncodableVector subtrees = new ASN1EncodableVector();
    bases.forEach(base -> subtrees.add(new DERSequence(Der.decode(base.encoded(), "base"))));
    fields.add(new DERTaggedObject(false, tag, new DERSequence(subtrees)));
  }

  private static Extension extension(String oid, boolean critical, ASN1Encodable value) {
    return new Extension(oid, critical, Der.encode(value));
  }
}
