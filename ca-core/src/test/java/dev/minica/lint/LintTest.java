package dev.minica.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.lint.registry.Lints;
import dev.minica.lint.registry.RuleBook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LintTest {

  static Stream<Defect> defects() {
    return Stream.of(
            EncodingDefects.ofDer(),
            EncodingDefects.ofFields(),
            EncodingDefects.ofNames(),
            ExtensionDefects.ofKeys(),
            ExtensionDefects.ofAltNames(),
            ExtensionDefects.ofPurposes(),
            ExtensionDefects.ofConstraintsAndPolicies(),
            ExtensionDefects.ofPointers(),
            AlgorithmDefects.ofRsaAndEc(),
            AlgorithmDefects.ofEdwardsAndMlDsa(),
            AlgorithmDefects.ofLifetimesAndNumbers(),
            AlgorithmDefects.ofWeakKeys())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("defects")
  void aDefectIsFoundAndNothingElse(Defect defect) {
    List<Finding> findings = Lints.check(Specimen.of(defect.certificate()));

    assertThat(findings)
        .extracting(finding -> finding.lint().id())
        .containsExactlyInAnyOrderElementsOf(defect.ids());
  }

  @ParameterizedTest
  @MethodSource("defects")
  void noRuleIsPassedOverForItsTopic(Defect defect) {
    Specimen specimen = Specimen.of(defect.certificate());
    List<String> found = new ArrayList<>();
    Lints.all().forEach(lint -> lint.check(specimen).ifPresent(f -> found.add(f.lint().id())));

    assertThat(Lints.check(specimen))
        .extracting(f -> f.lint().id())
        .containsExactlyElementsOf(found);
  }

  @Test
  void soundCertificatesHaveNoFindings() {
    for (RawCertificate sound :
        List.of(Sound.server(), Sound.client(), Sound.intermediate(), Sound.root())) {
      assertThat(Lints.check(Specimen.of(sound.encoded()))).isEmpty();
    }
  }

  @Test
  void everyRuleHasItsDefect() {
    assertThat(Lints.all())
        .extracting(Lint::id)
        .isSubsetOf(defects().map(Defect::id).toList())
        .hasSizeGreaterThanOrEqualTo(65);
  }

  @Test
  void idsAreUniqueAndSayTheClass() {
    Set<String> ids = new HashSet<>();
    for (Lint lint : Lints.all()) {
      assertThat(ids.add(lint.id())).as(lint.id()).isTrue();
      assertThat(lint.id()).isEqualTo(source(lint) + "/" + inWords(lint));
    }
  }

  private static String source(Lint lint) {
    return lint.getClass().getPackageName().substring("dev.minica.lint.".length());
  }

  /** {@code DnsNamesFit} becomes dns-names-fit. */
  private static String inWords(Lint lint) {
    return String.join(
            "-",
            Arrays.asList(
                lint.getClass()
                    .getSimpleName()
                    .split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=[0-9])")))
        .toLowerCase(Locale.ROOT);
  }

  @Test
  void everyRuleCitesItsSource() {
    for (Lint lint : Lints.all()) {
      assertThat(lint.citation().document()).as(lint.id()).isNotBlank();
      assertThat(lint.citation().section()).as(lint.id()).isNotBlank();
      assertThat(lint.rule()).as(lint.id()).isNotBlank().doesNotEndWith(".");
      if (source(lint).startsWith("rfc")) {
        assertThat(lint.citation().document()).isEqualTo("RFC " + source(lint).substring(3));
      }
    }
  }

  @Test
  void onlyWhatBindsEverybodyIsAnError() {
    assertThat(Lints.all())
        .filteredOn(lint -> source(lint).equals("clients"))
        .extracting(Lint::severity)
        .doesNotContain(Severity.ERROR);
  }

  @ParameterizedTest
  @MethodSource("defects")
  void whatIsAnErrorAndNotTheKeysStandsInTheWayOfSigning(Defect defect) {
    Specimen specimen = Specimen.of(defect.certificate());
    List<Lint> errors =
        Lints.check(specimen).stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .map(Finding::lint)
            .filter(lint -> !(lint instanceof SoundKey))
            .toList();

    assertThat(new RuleBook().obstacles(specimen))
        .extracting(finding -> finding.lint().id())
        .containsExactlyElementsOf(errors.stream().map(Lint::id).toList());
  }
}
