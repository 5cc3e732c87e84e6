package dev.minica.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.minica.HouseRules.standardOutput;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.minica.HouseRules;

/** What the server leaves to the library: everything but HTTP. */
@AnalyzeClasses(packages = "dev.minica.server", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest static final ArchTests house_rules = ArchTests.in(HouseRules.class);

  @ArchTest
  static final ArchRule it_needs_of_the_library_what_anybody_may =
      noClasses().should().dependOnClassesThat().resideInAPackage("dev.minica.internal..");

  @ArchTest
  static final ArchRule it_holds_no_cryptography =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bouncycastle..", "java.security..", "javax.crypto..");

  @ArchTest
  static final ArchRule it_never_prints = noClasses().should().accessTargetWhere(standardOutput());

  @ArchTest
  static final ArchRule only_its_start_is_public =
      classes()
          .that()
          .doNotHaveSimpleName("CaServer")
          .and()
          .doNotHaveSimpleName("package-info")
          .should()
          .notBePublic();

  private ArchitectureTest() {}
}
