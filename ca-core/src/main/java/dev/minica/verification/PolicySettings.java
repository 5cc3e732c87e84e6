package dev.minica.verification;

import java.util.Set;

/**
 * What RFC 5280 section 6.1.1 lets the verifier ask of certificate policies.
 *
 * @param initialPolicies (c) user-initial-policy-set: object identifiers in dotted decimal
 * @param inhibitMapping (e) initial-policy-mapping-inhibit
 * @param requireExplicit (f) initial-explicit-policy: the path must be valid for at least one of
 *     the initial policies
 * @param inhibitAny (g) initial-any-policy-inhibit
 */
public record PolicySettings(
    Set<String> initialPolicies,
    boolean inhibitMapping,
    boolean requireExplicit,
    boolean inhibitAny) {

  /** The special policy that stands for all (RFC 5280 section 4.2.1.4). */
  public static final String ANY_POLICY = "2.5.29.32.0";

  /** Any policy will do, and none is needed: what TLS clients ask. */
  public static final PolicySettings UNCONCERNED =
      new PolicySettings(Set.of(ANY_POLICY), false, false, false);

  public PolicySettings {
    initialPolicies = Set.copyOf(initialPolicies);
  }
}
