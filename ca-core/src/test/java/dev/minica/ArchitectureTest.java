package dev.minica;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.minica.HouseRules.isOf;
import static dev.minica.HouseRules.standardOutput;
import static dev.minica.HouseRules.target;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the library promises of its own make. */
@AnalyzeClasses(packages = "dev.minica", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  /** Each depends on none below it. A new package is given its place here. */
  private static final List<String> ORDER =
      List.of(
          "dev.minica.provider",
          "dev.minica.provider.watch",
          "dev.minica",
          "dev.minica.internal.asn1",
          "dev.minica.internal.io",
          "dev.minica.internal.pbe",
          "dev.minica.internal.yaml",
          "dev.minica.key",
          "dev.minica.x509",
          "dev.minica.seed",
          "dev.minica.csr",
          "dev.minica.encoding",
          "dev.minica.encoding.keystore",
          "dev.minica.conversion",
          "dev.minica.revocation",
          "dev.minica.revocation.http",
          "dev.minica.lint",
          "dev.minica.lint.cabf",
          "dev.minica.lint.clients",
          "dev.minica.lint.rfc3161",
          "dev.minica.lint.rfc3279",
          "dev.minica.lint.rfc4055",
          "dev.minica.lint.rfc5280",
          "dev.minica.lint.rfc5480",
          "dev.minica.lint.rfc5758",
          "dev.minica.lint.rfc8410",
          "dev.minica.lint.rfc8446",
          "dev.minica.lint.rfc8813",
          "dev.minica.lint.rfc9295",
          "dev.minica.lint.rfc9525",
          "dev.minica.lint.rfc9881",
          "dev.minica.lint.x690",
          "dev.minica.lint.registry",
          "dev.minica.verification",
          "dev.minica.inspection",
          "dev.minica.issuance",
          "dev.minica.profile",
          "dev.minica.store",
          "dev.minica.keystore",
          "dev.minica.file",
          "dev.minica.renewal",
          "dev.minica.ca.order",
          "dev.minica.ca.checkup",
          "dev.minica.ca.takeover",
          "dev.minica.ca",
          "dev.minica.reissue",
          "dev.minica.scan",
          "dev.minica.defect",
          "dev.minica.tls.registry",
          "dev.minica.tls.wire",
          "dev.minica.tls.wire.extension",
          "dev.minica.tls.wire.handshake",
          "dev.minica.tls.crypto",
          "dev.minica.tls.capture",
          "dev.minica.tls.format",
          "dev.minica.tls.watch",
          "dev.minica.tls.trace",
          "dev.minica.tls.analysis",
          "dev.minica.tls",
          "dev.minica.tls.engine",
          "dev.minica.tls.client",
          "dev.minica.tls.observed",
          "dev.minica.tls.diagnosis",
          "dev.minica.tls.narration",
          "dev.minica.tls.wrong",
          "dev.minica.fixture");

  private static final Set<String> TALK_TO_THE_PROCESS =
      Set.of("in", "exit", "getenv", "console", "setIn", "setOut", "setErr");

  @ArchTest static final ArchTests house_rules = ArchTests.in(HouseRules.class);

  @ArchTest
  static final ArchRule every_package_has_a_place =
      classes().should().resideInAnyPackage(ORDER.toArray(String[]::new));

  @ArchTest
  static final ArchRule packages_depend_upwards_only =
      CompositeArchRule.of(
          IntStream.range(0, ORDER.size() - 1).mapToObj(ArchitectureTest::upwardsOnly).toList());

  @ArchTest
  static final ArchRule bouncy_castle_is_in_no_public_signature =
      classes()
          .that(areVisible())
          .and()
          .resideOutsideOfPackage("dev.minica.internal..")
          .should(showNothingOf("org.bouncycastle."));

  @ArchTest
  static final ArchRule the_library_never_prints_exits_or_reads_the_environment =
      noClasses()
          .should()
          .accessTargetWhere(standardOutput())
          .orShould()
          .accessTargetWhere(
              target(
                  "the process is talked to",
                  t ->
                      (isOf(t, "java.lang.System") && TALK_TO_THE_PROCESS.contains(t.getName()))
                          || (isOf(t, "java.lang.Runtime")
                              && Set.of("exit", "halt").contains(t.getName()))));

  private ArchitectureTest() {}

  private static ArchRule upwardsOnly(int place) {
    String[] below = ORDER.subList(place + 1, ORDER.size()).toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(ORDER.get(place))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(below)
        // a package may have its place before it has a class
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaClass> areVisible() {
    return describe("are visible", type -> isVisible(type.getModifiers()));
  }

  private static boolean isVisible(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  private static ArchCondition<JavaClass> showNothingOf(String prefix) {
    return new ArchCondition<>("show nothing of " + prefix + "*") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        report(type.getFullName(), ofDeclaration(type), events);
        type.getFields().stream()
            .filter(field -> isVisible(field.getModifiers()))
            .forEach(field -> report(field.getFullName(), ofField(field), events));
        type.getCodeUnits().stream()
            .filter(unit -> isVisible(unit.getModifiers()))
            .forEach(unit -> report(unit.getFullName(), ofCodeUnit(unit), events));
      }

      private void report(String where, Stream<JavaType> shown, ConditionEvents events) {
        shown
            .flatMap(type -> type.getAllInvolvedRawTypes().stream())
            .map(JavaClass::getName)
            .filter(name -> name.startsWith(prefix))
            .distinct()
            .forEach(
                name -> events.add(SimpleConditionEvent.violated(where, where + " shows " + name)));
      }
    };
  }

  private static Stream<JavaType> ofDeclaration(JavaClass type) {
    return Stream.of(
            type.getSuperclass().stream(),
            type.getInterfaces().stream(),
            type.getTypeParameters().stream())
        .flatMap(shown -> shown);
  }

  private static Stream<JavaType> ofField(JavaField field) {
    return Stream.of(field.getType());
  }

  private static Stream<JavaType> ofCodeUnit(JavaCodeUnit unit) {
    return Stream.of(
            Stream.of(unit.getReturnType()),
            unit.getParameterTypes().stream(),
            unit.getExceptionTypes().stream(),
            unit.getTypeParameters().stream())
        .flatMap(shown -> shown);
  }
}
