package dev.minica.verification;

import dev.minica.internal.asn1.Der;
import dev.minica.x509.Certificate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;

/**
 * What one certificate says of certificate policies. Qualifiers are for people and not kept.
 *
 * @param policies certificatePolicies (RFC 5280 section 4.2.1.4), if there
 * @param mappings policyMappings (4.2.1.5): subjectDomainPolicies by issuerDomainPolicy
 * @param requireExplicit requireExplicitPolicy of policyConstraints (4.2.1.11)
 * @param inhibitMapping inhibitPolicyMapping of policyConstraints
 * @param inhibitAny inhibitAnyPolicy (4.2.1.14)
 */
record PolicyExtensions(
    Optional<Set<String>> policies,
    Map<String, Set<String>> mappings,
    OptionalInt requireExplicit,
    OptionalInt inhibitMapping,
    OptionalInt inhibitAny) {

  /**
   * @throws dev.minica.MinicaException BAD_INPUT if one of the extensions is malformed
   */
  static PolicyExtensions of(Certificate certificate) {
    return new PolicyExtensions(
        decoded(certificate, ExtensionOids.CERTIFICATE_POLICIES).map(PolicyExtensions::policies),
        decoded(certificate, ExtensionOids.POLICY_MAPPINGS)
            .map(PolicyExtensions::mappings)
            .orElse(Map.of()),
        constraint(certificate, 0),
        constraint(certificate, 1),
        decoded(certificate, ExtensionOids.INHIBIT_ANY_POLICY)
            .map(skip -> Der.read("inhibit anyPolicy", () -> skipCerts((ASN1Integer) skip)))
            .map(OptionalInt::of)
            .orElse(OptionalInt.empty()));
  }

  /** How many policies and pairs of policies there are. */
  int size() {
    return policies.map(Set::size).orElse(0) + mappings.values().stream().mapToInt(Set::size).sum();
  }

  /** Whether anyPolicy is on either side of a mapping, which RFC 5280 section 6.1.4 (a) forbids. */
  boolean mapsAnyPolicy() {
    return mappings.containsKey(PolicySettings.ANY_POLICY)
        || mappings.values().stream().anyMatch(p -> p.contains(PolicySettings.ANY_POLICY));
  }

  private static Optional<ASN1Primitive> decoded(Certificate certificate, String oid) {
    return certificate.extension(oid).map(e -> Der.decode(e.value(), "extension " + oid));
  }

  /**
   *
   *
   * <pre>
   * CertificatePolicies ::= SEQUENCE SIZE (1..MAX) OF PolicyInformation
   * PolicyInformation ::= SEQUENCE { policyIdentifier OBJECT IDENTIFIER, policyQualifiers ... }
   * </pre>
   */
  private static Set<String> policies(ASN1Primitive value) {
    return Der.read(
        "certificate policies",
        () -> {
          Set<String> oids = new LinkedHashSet<>();
          for (ASN1Encodable information : (ASN1Sequence) value) {
            if (!oids.add(oid(((ASN1Sequence) information).getObjectAt(0)))) {
              throw new IllegalArgumentException("a policy that is there twice");
            }
          }
          return oids;
        });
  }

  /**
   *
   *
   * <pre>
   * PolicyMappings ::= SEQUENCE SIZE (1..MAX) OF SEQUENCE {
   *   issuerDomainPolicy  OBJECT IDENTIFIER, subjectDomainPolicy OBJECT IDENTIFIER }
   * </pre>
   */
  private static Map<String, Set<String>> mappings(ASN1Primitive value) {
    return Der.read(
        "policy mappings",
        () -> {
          Map<String, Set<String>> mappings = new HashMap<>();
          for (ASN1Encodable mapping : (ASN1Sequence) value) {
            ASN1Sequence pair = (ASN1Sequence) mapping;
            mappings
                .computeIfAbsent(oid(pair.getObjectAt(0)), issuerPolicy -> new LinkedHashSet<>())
                .add(oid(pair.getObjectAt(1)));
          }
          return mappings;
        });
  }

  /**
   *
   *
   * <pre>
   * PolicyConstraints ::= SEQUENCE {
   *   requireExplicitPolicy  [0] SkipCerts OPTIONAL,
   *   inhibitPolicyMapping   [1] SkipCerts OPTIONAL }
   * </pre>
   */
  private static OptionalInt constraint(Certificate certificate, int tag) {
    Optional<ASN1Primitive> value = decoded(certificate, ExtensionOids.POLICY_CONSTRAINTS);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    return Der.read(
        "policy constraints",
        () -> {
          for (ASN1Encodable field : (ASN1Sequence) value.get()) {
            ASN1TaggedObject tagged = (ASN1TaggedObject) field;
            if (!tagged.hasContextTag(0) && !tagged.hasContextTag(1)) {
              throw new IllegalArgumentException("unknown field " + tagged.getTagNo());
            }
            if (tagged.hasContextTag(tag)) {
              return OptionalInt.of(
                  skipCerts((ASN1Integer) tagged.getBaseUniversal(false, BERTags.INTEGER)));
            }
          }
          return OptionalInt.empty();
        });
  }

  /** SkipCerts ::= INTEGER (0..MAX); beyond the longest path it makes no difference how much. */
  private static int skipCerts(ASN1Integer skip) {
    if (skip.getValue().signum() < 0) {
      throw new IllegalArgumentException("a negative number of certificates");
    }
    return skip.intValueExact();
  }

  private static String oid(ASN1Encodable identifier) {
    return ((ASN1ObjectIdentifier) identifier).getId();
  }
}
