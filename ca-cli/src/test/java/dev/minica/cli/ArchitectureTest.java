package dev.minica.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.minica.HouseRules.standardOutput;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.minica.HouseRules;

/** What the command leaves to the library, and who in it prints. */
@AnalyzeClasses(packages = "dev.minica.cli", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest static final ArchTests house_rules = ArchTests.in(HouseRules.class);

  @ArchTest
  static final ArchRule internals_stay_inside_the_library =
      noClasses().should().dependOnClassesThat().resideInAPackage("dev.minica.internal..");

  @ArchTest
  static final ArchRule the_command_holds_no_cryptography =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.bouncycastle..");

  @ArchTest
  static final ArchRule only_output_and_the_entry_point_take_the_standard_streams =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.minica.cli", "dev.minica.cli.output..")
          .should()
          .accessTargetWhere(standardOutput());

  private ArchitectureTest() {}
}
