package dev.minica.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The valid_policy_graph of RFC 9618, which replaces RFC 5280's tree: a policy is one node at each
 * depth, however many ways lead to it, so the graph grows with the certificates and not as a power
 * of them.
 *
 * <p>Nodes know their parents, and only the deepest level is held. So nodes without children need
 * no pruning: nothing leads to them any more. The graph is NULL when its deepest level is empty.
 */
final class PolicyGraph {

  private static final String ANY = PolicySettings.ANY_POLICY;

  /** The graph that allows nothing. */
  static final PolicyGraph NULL = new PolicyGraph(Map.of());

  /** A node of one depth; its parents are those of the depth above that expect its policy. */
  private static final class Node {

    private final String validPolicy;
    private final Set<String> expectedPolicies;
    private final List<Node> parents;

    Node(String validPolicy, Set<String> expectedPolicies, List<Node> parents) {
      this.validPolicy = validPolicy;
      this.expectedPolicies = expectedPolicies;
      this.parents = parents;
    }

    boolean isAny() {
      return validPolicy.equals(ANY);
    }

    boolean hangsOnAny() {
      return parents.stream().anyMatch(Node::isAny);
    }
  }

  /** The deepest level, by valid_policy. */
  private final Map<String, Node> level;

  private PolicyGraph(Map<String, Node> level) {
    this.level = level;
  }

  /** 6.1.2 (a): one node, of depth zero, for anyPolicy. */
  static PolicyGraph initial() {
    return new PolicyGraph(Map.of(ANY, new Node(ANY, Set.of(ANY), List.of())));
  }

  boolean isNull() {
    return level.isEmpty();
  }

  /**
   * 6.1.3 (d): the graph one certificate deeper.
   *
   * @param policies what the certificate's certificatePolicies hold
   * @param anyPolicyCounts the condition of (d)(2): inhibit_anyPolicy is greater than zero, or the
   *     certificate is self-issued and not the last
   */
  PolicyGraph next(Set<String> policies, boolean anyPolicyCounts) {
    Map<String, List<Node>> expecting = expecting();
    Map<String, Node> next = new LinkedHashMap<>();
    for (String policy : policies) {
      List<Node> parents = expecting.getOrDefault(policy, List.of()); // (d)(1)(i)
      Node any = level.get(ANY);
      if (parents.isEmpty() && any != null) { // (d)(1)(ii)
        parents = List.of(any);
      }
      if (!parents.isEmpty() && !policy.equals(ANY)) {
        next.put(policy, new Node(policy, Set.of(policy), parents));
      }
    }
    if (policies.contains(ANY) && anyPolicyCounts) { // (d)(2)
      expecting.forEach(
          (policy, parents) -> next.computeIfAbsent(policy, p -> new Node(p, Set.of(p), parents)));
    }
    return new PolicyGraph(next);
  }

  /** For each policy that is expected at the deepest level, the nodes that expect it. */
  private Map<String, List<Node>> expecting() {
    Map<String, List<Node>> expecting = new LinkedHashMap<>();
    for (Node node : level.values()) {
      node.expectedPolicies.forEach(
          policy -> expecting.computeIfAbsent(policy, p -> new ArrayList<>()).add(node));
    }
    return expecting;
  }

  /**
   * 6.1.4 (b): policy mappings applied to the deepest level.
   *
   * @param mappings subjectDomainPolicies by issuerDomainPolicy
   * @param allowed whether policy_mapping is greater than zero
   */
  PolicyGraph mapped(Map<String, Set<String>> mappings, boolean allowed) {
    Map<String, Node> mapped = new HashMap<>(level);
    mappings.forEach(
        (issuerPolicy, subjectPolicies) -> {
          // the first case of (b)(1), or else the second
          Node node = level.getOrDefault(issuerPolicy, level.get(ANY));
          if (!allowed) { // (b)(2)
            mapped.remove(issuerPolicy);
          } else if (node != null) {
            mapped.put(issuerPolicy, new Node(issuerPolicy, subjectPolicies, node.parents));
          }
        });
    return new PolicyGraph(mapped);
  }

  /**
   * 6.1.5 (g): whether the intersection with the user-initial-policy-set is not empty. The policies
   * that hang on an anyPolicy node are, in the anchor's own words, what the path is valid for; one
   * of those above the deepest level must be among the user's.
   */
  boolean allowsOneOf(Set<String> userPolicies) {
    boolean anything = !isNull() && userPolicies.contains(ANY);
    boolean anythingAsked = level.containsKey(ANY) && !userPolicies.isEmpty();
    if (anything || anythingAsked) {
      return true;
    }
    Set<Node> reached = new HashSet<>(level.values());
    while (!reached.isEmpty()) {
      Set<Node> above = new HashSet<>();
      for (Node node : reached) {
        if (!node.isAny() && node.hangsOnAny() && userPolicies.contains(node.validPolicy)) {
          return true;
        }
        above.addAll(node.parents);
      }
      reached = above;
    }
    return false;
  }
}
