package dev.minica.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.minica.HouseRules.standardOutput;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.minica.HouseRules;

/** What the extension leaves to the library: all that is made, and how. */
@AnalyzeClasses(packages = "dev.minica.junit", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest static final ArchTests house_rules = ArchTests.in(HouseRules.class);

  @ArchTest
  static final ArchRule it_needs_of_the_library_what_anybody_may =
      noClasses().should().dependOnClassesThat().resideInAPackage("dev.minica.internal..");

  @ArchTest
  static final ArchRule nobody_signs_but_who_issues =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching("dev\\.minica\\.x509\\.CertificateSigner|org\\.bouncycastle\\..*");

  @ArchTest
  static final ArchRule it_never_prints = noClasses().should().accessTargetWhere(standardOutput());

  @ArchTest
  static final ArchRule nobody_inherits_from_it =
      classes()
          .that()
          .arePublic()
          .and()
          .areNotInterfaces()
          .should()
          .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);

  private ArchitectureTest() {}
}
