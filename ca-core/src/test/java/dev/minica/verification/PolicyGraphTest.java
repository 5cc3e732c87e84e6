package dev.minica.verification;

import static dev.minica.verification.PolicySettings.ANY_POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** RFC 9618, and the clauses of RFC 5280 section 6.1 that it updates. */
class PolicyGraphTest {

  private static final String GOLD = "1.2.3.1";
  private static final String SILVER = "1.2.3.2";
  private static final String BRONZE = "1.2.3.3";

  private final PolicyGraph initial = PolicyGraph.initial();

  @Test
  void theInitialGraphAllowsAnyPolicy() {
    assertThat(initial.isNull()).isFalse();
    assertThat(initial.allowsOneOf(Set.of(GOLD))).isTrue();
  }

  @Test
  void aPolicyOfEveryCertificateIsAllowed() {
    PolicyGraph graph = initial.next(Set.of(GOLD, SILVER), true).next(Set.of(GOLD), true);

    assertThat(graph.allowsOneOf(Set.of(GOLD))).isTrue();
    assertThat(graph.allowsOneOf(Set.of(SILVER))).isFalse();
    assertThat(graph.allowsOneOf(Set.of(ANY_POLICY))).isTrue();
  }

  @Test
  void withoutACommonPolicyTheGraphIsNull() {
    assertThat(initial.next(Set.of(GOLD), true).next(Set.of(SILVER), true).isNull()).isTrue();
  }

  @Test
  void anyPolicyStandsForWhatWasExpected() {
    PolicyGraph graph = initial.next(Set.of(GOLD), true).next(Set.of(ANY_POLICY), true);

    assertThat(graph.allowsOneOf(Set.of(GOLD))).isTrue();
    assertThat(graph.allowsOneOf(Set.of(SILVER))).isFalse();
  }

  @Test
  void inhibitedAnyPolicyStandsForNothing() {
    assertThat(initial.next(Set.of(GOLD), true).next(Set.of(ANY_POLICY), false).isNull()).isTrue();
  }

  @Test
  void aPolicyBelowAnyPolicyIsAllowedAsItself() {
    PolicyGraph graph = initial.next(Set.of(ANY_POLICY), true).next(Set.of(GOLD), true);

    assertThat(graph.allowsOneOf(Set.of(GOLD))).isTrue();
    assertThat(graph.allowsOneOf(Set.of(SILVER))).isFalse();
  }

  @Test
  void aMappedPolicyCountsUnderTheIssuersName() {
    PolicyGraph graph =
        initial
            .next(Set.of(GOLD), true)
            .mapped(Map.of(GOLD, Set.of(SILVER)), true)
            .next(Set.of(SILVER), true);

    assertThat(graph.allowsOneOf(Set.of(GOLD))).isTrue();
    assertThat(graph.allowsOneOf(Set.of(SILVER))).isFalse();
  }

  @Test
  void aMappingFromBelowAnyPolicyCountsUnderTheIssuersName() {
    PolicyGraph graph =
        initial
            .next(Set.of(ANY_POLICY), true)
            .mapped(Map.of(GOLD, Set.of(SILVER)), true)
            .next(Set.of(SILVER), true);

    assertThat(graph.allowsOneOf(Set.of(GOLD))).isTrue();
    assertThat(graph.allowsOneOf(Set.of(BRONZE))).isFalse();
  }

  @Test
  void anInhibitedMappingEndsThePolicy() {
    PolicyGraph graph =
        initial.next(Set.of(GOLD, BRONZE), true).mapped(Map.of(GOLD, Set.of(SILVER)), false);

    assertThat(graph.next(Set.of(SILVER), true).isNull()).isTrue();
    assertThat(graph.next(Set.of(BRONZE), true).allowsOneOf(Set.of(BRONZE))).isTrue();
  }

  @Test
  void mappingsOfEveryPolicyToEveryOtherDoNotMultiply() {
    Set<String> policies = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      policies.add("1.2.4." + i);
    }
    Map<String, Set<String>> all = new java.util.HashMap<>();
    policies.forEach(policy -> all.put(policy, policies));

    PolicyGraph graph = initial;
    for (int depth = 0; depth < 16; depth++) {
      graph = graph.next(policies, true).mapped(all, true);
    }

    assertThat(graph.allowsOneOf(Set.of("1.2.4.7"))).isTrue();
    assertThat(graph.allowsOneOf(Set.of(GOLD))).isFalse();
  }
}
