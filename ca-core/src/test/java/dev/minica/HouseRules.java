package dev.minica;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** What holds for every class of minica, whichever module it is in. */
public final class HouseRules {

  private static final Set<String> CHANGES_OF_FILES =
      Set.of(
          "copy",
          "createDirectories",
          "createDirectory",
          "createFile",
          "createLink",
          "createSymbolicLink",
          "createTempDirectory",
          "createTempFile",
          "delete",
          "deleteIfExists",
          "move",
          "newBufferedWriter",
          "newByteChannel",
          "newOutputStream",
          "setAttribute",
          "setLastModifiedTime",
          "setOwner",
          "setPosixFilePermissions",
          "write",
          "writeString");

  private static final Set<String> OLD_CHANGES_OF_FILES =
      Set.of(
          "createNewFile",
          "createTempFile",
          "delete",
          "deleteOnExit",
          "mkdir",
          "mkdirs",
          "renameTo",
          "setExecutable",
          "setLastModified",
          "setReadOnly",
          "setReadable",
          "setWritable");

  /** Their constructors open a file for writing, or can. */
  private static final Set<String> WRITERS =
      Set.of(
          "java.io.FileOutputStream",
          "java.io.FileWriter",
          "java.io.RandomAccessFile",
          "java.util.logging.FileHandler");

  /** Their constructors do so where the first argument is one of {@link #FILES}. */
  private static final Set<String> WRITERS_TO_A_NAME =
      Set.of("java.io.PrintStream", "java.io.PrintWriter", "java.util.Formatter");

  private static final Set<String> FILES = Set.of("java.io.File", "java.lang.String");

  private static final Set<String> RANDOM =
      Set.of(
          "java.security.SecureRandom",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.concurrent.ThreadLocalRandom",
          "java.util.random.RandomGenerator",
          "java.util.random.RandomGeneratorFactory");

  private static final Set<String> STANDARD_STREAMS = Set.of("out", "err");

  @ArchTest
  public static final ArchRule packages_form_no_cycle =
      slices().matching("dev.(**)").should().beFreeOfCycles();

  @ArchTest
  public static final ArchRule only_provider_chooses_a_provider =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.minica.provider..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.security.Security")
          .orShould()
          .dependOnClassesThat(
              assignableTo("java.security.Provider")
                  .and(describe("are of a library", c -> !c.getName().startsWith("java."))))
          .orShould()
          .accessTargetWhere(target("a provider is named", HouseRules::namesProvider));

  @ArchTest
  public static final ArchRule only_internal_io_opens_files_for_writing =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.minica.internal.io..")
          .should()
          .accessTargetWhere(target("a file is changed", HouseRules::changesFiles));

  @ArchTest
  public static final ArchRule only_Environment_yields_time_and_randomness =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.minica.Environment")
          .and()
          // which makes an Environment that anybody can have again
          .doNotHaveFullyQualifiedName("dev.minica.seed.SeededRandom")
          .should()
          .accessTargetWhere(target("the clock is read", HouseRules::readsClock))
          .orShould()
          .accessTargetWhere(target("randomness is made", HouseRules::makesRandomness));

  @ArchTest
  public static final ArchRule statics_hold_no_state =
      fields().that().areStatic().should().beFinal();

  @ArchTest
  public static final ArchRule statics_hold_nothing_that_changes =
      noFields()
          .that()
          .areStatic()
          .should()
          .haveRawType(describe("made to be changed", type -> isMadeToBeChanged(type.getName())));

  @ArchTest
  public static final ArchRule names_say_what_a_class_is =
      noClasses()
          .that(
              // JSSE's own words
              DescribedPredicate.not(assignableTo("javax.net.ssl.TrustManager"))
                  .and(DescribedPredicate.not(assignableTo("javax.net.ssl.KeyManager"))))
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Managers)(\\$.*)?");

  private HouseRules() {}

  /** Whether the standard output or the standard error is taken. */
  public static DescribedPredicate<JavaAccess<?>> standardOutput() {
    return target(
        "a standard stream is taken",
        t ->
            (isOf(t, "java.lang.System") && STANDARD_STREAMS.contains(t.getName()))
                || (t.getName().equals("printStackTrace")
                    && t instanceof CodeUnitAccessTarget call
                    && call.getRawParameterTypes().isEmpty()));
  }

  /** An access, call or method reference whose target is as {@code is} says. */
  public static DescribedPredicate<JavaAccess<?>> target(
      String description, java.util.function.Predicate<AccessTarget> is) {
    return describe(description, access -> is.test(access.getTarget()));
  }

  /** Whether {@code target} is a member of the class of that name. */
  public static boolean isOf(AccessTarget target, String owner) {
    return target.getOwner().getName().equals(owner);
  }

  private static boolean isConstructor(AccessTarget target) {
    return target.getName().equals("<init>");
  }

  /** {@code getInstance(algorithm, provider)}, the provider by its name, as all the JCA has it. */
  private static boolean namesProvider(AccessTarget target) {
    return target.getName().equals("getInstance")
        && target instanceof CodeUnitAccessTarget call
        && call.getRawParameterTypes().size() == 2
        && call.getRawParameterTypes().stream().allMatch(type -> type.isEquivalentTo(String.class));
  }

  private static boolean changesFiles(AccessTarget target) {
    String name = target.getName();
    String owner = target.getOwner().getName();
    return switch (owner) {
      case "java.nio.file.Files" -> CHANGES_OF_FILES.contains(name);
      case "java.nio.file.spi.FileSystemProvider" ->
          CHANGES_OF_FILES.contains(name) || name.equals("newFileChannel");
      case "java.io.File" -> OLD_CHANGES_OF_FILES.contains(name);
      case "java.nio.channels.FileChannel", "java.nio.channels.AsynchronousFileChannel" ->
          name.equals("open");
      case "org.apache.commons.io.FileUtils", "org.apache.commons.io.file.PathUtils" -> true;
      default -> isConstructor(target) && opensFile(owner, (CodeUnitAccessTarget) target);
    };
  }

  private static boolean opensFile(String writer, CodeUnitAccessTarget constructor) {
    return WRITERS.contains(writer)
        || (WRITERS_TO_A_NAME.contains(writer)
            && constructor.getRawParameterTypes().stream()
                .limit(1)
                .anyMatch(type -> FILES.contains(type.getName())));
  }

  private static boolean readsClock(AccessTarget target) {
    String name = target.getName();
    return switch (target.getOwner().getName()) {
      case "java.lang.System" -> name.equals("currentTimeMillis") || name.equals("nanoTime");
      case "java.time.Clock", "java.time.InstantSource" ->
          name.startsWith("system") || name.startsWith("tick");
      case "java.util.Calendar" -> name.equals("getInstance");
      case "java.util.Date", "java.util.GregorianCalendar" -> isWithoutArguments(target);
      default -> target.getOwner().getPackageName().startsWith("java.time") && name.equals("now");
    };
  }

  private static boolean isWithoutArguments(AccessTarget target) {
    return isConstructor(target)
        && ((CodeUnitAccessTarget) target).getRawParameterTypes().isEmpty();
  }

  private static boolean makesRandomness(AccessTarget target) {
    String name = target.getName();
    String owner = target.getOwner().getName();
    return switch (owner) {
      case "java.lang.Math", "java.lang.StrictMath" -> name.equals("random");
      case "java.util.UUID" -> name.equals("randomUUID");
      case "java.util.Collections" -> name.equals("shuffle");
      case "org.bouncycastle.crypto.CryptoServicesRegistrar" -> name.equals("getSecureRandom");
      default ->
          RANDOM.contains(owner)
              && (isConstructor(target)
                  || name.startsWith("getInstance")
                  || name.equals("getDefault")
                  || name.equals("of")
                  || name.equals("create")
                  || name.equals("current"));
    };
  }

  private static boolean isMadeToBeChanged(String type) {
    return type.startsWith("java.util.concurrent.")
        || type.matches("java\\.util\\.(\\w*(Hash|Tree|Array|Linked|Enum|Weak)\\w*|Vector|Stack)")
        || type.matches(
            "java\\.lang\\.(Inheritable)?ThreadLocal|java\\.lang\\.String(Builder|Buffer)");
  }
}
