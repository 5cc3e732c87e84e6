package dev.minica.verification;

import dev.minica.x509.BasicConstraints;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The path validation algorithm of RFC 5280 section 6.1, for one path that ends in a trust anchor.
 * Fields and methods bear the section's names, and the clauses stand beside them in its order. Two
 * things it leaves to the caller: the signatures (6.1.3 (a)(1)) and the chain of names (6.1.3
 * (a)(4)) held when the path was built.
 *
 * <p>The anchor is not part of the path in RFC 5280, yet a root certificate that is expired,
 * constrained or no CA says so in vain if nobody looks. So the anchor is judged like any other CA,
 * and its constraints are the state that section 6.1.2 begins with. Only its certificate policies
 * are not looked at: nearly no root has any, which must not read as "valid for none".
 *
 * <p>Revocation, 6.1.3 (a)(3), is asked of {@link RevocationCheck} once all else holds.
 */
final class PathValidation {

  private final Question question;
  private final CertificateRules rules;
  private final Work work;
  private final NameConstraintState names;
  private final List<Objection> objections = new ArrayList<>();

  private PolicyGraph validPolicyGraph = PolicyGraph.initial();
  private int explicitPolicy;
  private int inhibitAnyPolicy;
  private int policyMapping;
  private int maxPathLength;
  private @Nullable PathCertificate limiting;

  PathValidation(Question question, CertificateRules rules, Work work) {
    this.question = question;
    this.rules = rules;
    this.work = work;
    this.names = new NameConstraintState(work);
  }

  /**
   * What is wrong with the path, the leaf's own faults apart; empty if it is valid.
   *
   * @param path the leaf first, the anchor last
   */
  List<Objection> run(List<PathCertificate> path) {
    int n = path.size() - 1;
    initialize(path.get(n), n);
    for (int i = 1; i < n; i++) {
      PathCertificate certificate = path.get(n - i);
      basicProcessing(certificate, false);
      prepareForNext(certificate);
    }
    basicProcessing(path.get(0), true);
    wrapUp(path.get(0));
    return objections;
  }

  /** Section 6.1.2. */
  private void initialize(PathCertificate anchor, int n) {
    PolicySettings asked = question.policies();
    // (d), (e), (f)
    explicitPolicy = asked.requireExplicit() ? 0 : n + 1;
    inhibitAnyPolicy = asked.inhibitAny() ? 0 : n + 1;
    policyMapping = asked.inhibitMapping() ? 0 : n + 1;
    // (k)
    maxPathLength = question.maxDepth();
    // the anchor's own word, as if it had been certificate 0
    objections.addAll(rules.objections(anchor, PathPosition.ANCHOR));
    names.add(anchor); // (b), (c)
    policyConstraints(anchor.policies());
    pathLength(anchor);
  }

  /** Section 6.1.3. */
  private void basicProcessing(PathCertificate certificate, boolean isFinal) {
    // (a)(2)
    if (!isFinal) {
      objections.addAll(rules.objections(certificate, PathPosition.INTERMEDIATE));
    }
    // (b), (c)
    if (isFinal || !certificate.isSelfIssued()) {
      objections.addAll(names.objections(certificate));
    }
    // (d), (e)
    work.comparisons(certificate.policies().size());
    boolean anyPolicyCounts = inhibitAnyPolicy > 0 || (!isFinal && certificate.isSelfIssued());
    validPolicyGraph =
        certificate
            .policies()
            .policies()
            .map(policies -> validPolicyGraph.next(policies, anyPolicyCounts))
            .orElse(PolicyGraph.NULL);
    // (f)
    if (explicitPolicy == 0 && validPolicyGraph.isNull()) {
      objections.add(noPolicy(certificate));
    }
  }

  /** Section 6.1.4. */
  private void prepareForNext(PathCertificate certificate) {
    PolicyExtensions policies = certificate.policies();
    // (a)
    if (policies.mapsAnyPolicy()) {
      objections.add(mapsAnyPolicy(certificate));
      return;
    }
    // (b)
    validPolicyGraph = validPolicyGraph.mapped(policies.mappings(), policyMapping > 0);
    // (c) to (f), the working key, is what the next signature was checked with
    // (g)
    names.add(certificate);
    // (h)
    if (!certificate.isSelfIssued()) {
      explicitPolicy = decremented(explicitPolicy);
      policyMapping = decremented(policyMapping);
      inhibitAnyPolicy = decremented(inhibitAnyPolicy);
    }
    // (i), (j)
    policyConstraints(policies);
    // (k), (n), (o) are among the rules of a single certificate
    // (l)
    if (!certificate.isSelfIssued()) {
      if (maxPathLength == 0) {
        objections.add(tooLong(certificate));
      }
      maxPathLength = decremented(maxPathLength);
    }
    // (m)
    pathLength(certificate);
  }

  /** Section 6.1.5. */
  private void wrapUp(PathCertificate leaf) {
    // (a)
    explicitPolicy = decremented(explicitPolicy);
    // (b)
    if (leaf.policies().requireExplicit().orElse(1) == 0) {
      explicitPolicy = 0;
    }
    // (c) to (e) hand out the key; (f) is among the rules of a single certificate
    // (g)
    boolean satisfied = validPolicyGraph.allowsOneOf(question.policies().initialPolicies());
    if (explicitPolicy == 0 && !satisfied && !hasPolicyObjection(leaf)) {
      objections.add(noPolicy(leaf));
    }
  }

  /** 6.1.4 (i) and (j). */
  private void policyConstraints(PolicyExtensions policies) {
    explicitPolicy = Math.min(explicitPolicy, policies.requireExplicit().orElse(explicitPolicy));
    policyMapping = Math.min(policyMapping, policies.inhibitMapping().orElse(policyMapping));
    inhibitAnyPolicy = Math.min(inhibitAnyPolicy, policies.inhibitAny().orElse(inhibitAnyPolicy));
  }

  /** 6.1.4 (m). */
  private void pathLength(PathCertificate certificate) {
    OptionalInt limit = pathLengthOf(certificate);
    if (limit.orElse(maxPathLength) < maxPathLength) {
      maxPathLength = limit.getAsInt();
      limiting = certificate;
    }
  }

  private static OptionalInt pathLengthOf(PathCertificate certificate) {
    return certificate.basicConstraints().orElse(BasicConstraints.END_ENTITY).pathLength();
  }

  private static int decremented(int counter) {
    return Math.max(0, counter - 1);
  }

  private boolean hasPolicyObjection(PathCertificate certificate) {
    return objections.stream()
        .anyMatch(
            o -> o.reason() == Reason.POLICY && o.certificate().equals(certificate.certificate()));
  }

  private static Objection noPolicy(PathCertificate certificate) {
    return new Objection(
        Reason.POLICY,
        certificate.certificate(),
        "the path must be valid for a certificate policy, and from here on it is for none",
        "have it issued under a policy that its issuers allow, or do not ask for one");
  }

  private static Objection mapsAnyPolicy(PathCertificate certificate) {
    return new Objection(
        Reason.POLICY,
        certificate.certificate(),
        "its policy mappings map anyPolicy",
        "have the CA certificate issued without that mapping");
  }

  /** 6.1.4 (l), for a CA under which no further one was allowed. */
  private Objection tooLong(PathCertificate certificate) {
    return limiting == null
        ? tooLong(certificate, question.maxDepth())
        : new Objection(
            Reason.PATH_TOO_LONG,
            certificate.certificate(),
            "the path length constraint of "
                + limiting.certificate().subject()
                + ", "
                + pathLengthOf(limiting).orElse(0)
                + ", allows no further CA here",
            "have the leaf issued by a CA nearer to the root");
  }

  /** The same for the bound that the question sets. */
  static Objection tooLong(PathCertificate certificate, int allowed) {
    return new Objection(
        Reason.PATH_TOO_LONG,
        certificate.certificate(),
        "there are more intermediates between leaf and root than the " + allowed + " allowed",
        "allow more, or have the leaf issued by a CA nearer to the root");
  }
}
