package dev.minica.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.minica.key.KeyAlgorithm;
import java.lang.reflect.Field;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.KeyStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** For how long a PKI is there, and what is said where there can be none. */
class ScopeTest {

  /** What the classes below have met. Only this class runs them, one run after the other. */
  private static final List<Object> MET = Collections.synchronizedList(new ArrayList<>());

  private static EngineExecutionResults run(Class<?>... classes) {
    MET.clear();
    EngineTestKit.Builder kit =
        EngineTestKit.engine("junit-jupiter")
            .configurationParameter("junit.jupiter.conditions.deactivate", "none")
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
            .configurationParameter(
                "junit.jupiter.execution.parallel.mode.classes.default", "concurrent");
    for (Class<?> type : classes) {
      kit.selectors(selectClass(type));
    }
    return kit.execute();
  }

  private static void passes(int tests, Class<?>... classes) {
    run(classes).testEvents().assertStatistics(all -> all.succeeded(tests).failed(0));
  }

  private static int different() {
    return new HashSet<>(MET.stream().map(System::identityHashCode).toList()).size();
  }

  @Pki(scope = Pki.Scope.TEST)
  static class OneEach {

    private final Trust ofConstructor;
    private @Pki Authority field;

    OneEach(Trust trust) {
      ofConstructor = trust;
    }

    @BeforeEach
    void before(Authority authority) {
      assertThat(field).isSameAs(authority);
      assertThat(ofConstructor.certificates()).containsExactly(authority.root().certificate());
      MET.add(authority);
    }

    @RepeatedTest(8)
    void test(Authority authority) {
      MET.add(authority);
    }
  }

  @Test
  void eachTestHasAnother() {
    passes(8, OneEach.class);
    assertThat(MET).hasSize(16);
    assertThat(different()).isEqualTo(8);
  }

  @Pki
  static class OneForAll {

    @RepeatedTest(8)
    void test(Authority authority, @ForServer Identity server) {
      MET.add(authority);
      MET.add(server);
    }

    @Nested
    class Inner {
      @Test
      void test(Authority authority) {
        MET.add(authority);
      }
    }
  }

  @Test
  void allTestsOfAClassHaveTheSame() {
    passes(9, OneForAll.class);
    assertThat(different()).isEqualTo(2);
  }

  static class OneForAMethod {

    @Pki
    @RepeatedTest(4)
    void test(Authority authority) {
      MET.add(authority);
    }

    @Pki(scope = Pki.Scope.TEST)
    @RepeatedTest(4)
    void alone(Authority authority) {
      MET.add(authority);
    }
  }

  @Test
  void aMethodThatRunsOftenIsOneMethod() {
    passes(8, OneForAMethod.class);
    assertThat(different()).isEqualTo(1 + 4);
  }

  @Pki
  @ParameterizedClass
  @MethodSource("clocks")
  record WithArguments(Clock argument, Authority authority) {

    static List<Clock> clocks() {
      return List.of(Clock.systemUTC(), Clock.systemUTC());
    }

    @Test
    void test() {
      assertThat(argument).isEqualTo(Clock.systemUTC());
      MET.add(authority);
    }
  }

  @Test
  void aClassThatRunsOftenIsOneClass() {
    passes(2, WithArguments.class);
    assertThat(different()).isEqualTo(1);
  }

  @Pki(scope = Pki.Scope.TEST)
  record AllAtOnce(Authority authority, @ForServer Identity server) {
    @Test
    void test(Authority same, @ForServer Identity sameServer) {
      assertThat(same).isSameAs(authority);
      assertThat(sameServer).isSameAs(server);
    }
  }

  @Test
  void whatTheConstructorIsGivenIsNotGivenToItsFieldAgain() {
    passes(1, AllAtOnce.class);
  }

  @Pki(scope = Pki.Scope.SHARED)
  static class One {
    @Test
    void test(Authority authority) {
      MET.add(authority);
    }
  }

  @Pki(scope = Pki.Scope.SHARED)
  static class Other extends One {}

  @Pki(scope = Pki.Scope.SHARED, intermediate = true)
  static class OfAnotherKind extends One {}

  @Test
  void whatIsSharedIsSharedByWhoAsksForTheSame() {
    passes(3, One.class, Other.class, OfAnotherKind.class);
    assertThat(different()).isEqualTo(2);
  }

  @Pki(revocation = true)
  static class Served {
    @Test
    void test(Authority authority) throws Exception {
      assertThat(Visit.of(HttpClient.newHttpClient(), authority.revocationServer())).isNotEmpty();
      MET.add(authority.revocationServer());
    }
  }

  @Test
  void theRevocationServerEndsWithItsScope() {
    passes(1, Served.class);
    Assertions.assertThatThrownBy(() -> Visit.of(HttpClient.newHttpClient(), (URI) MET.get(0)))
        .isInstanceOf(ConnectException.class);
  }

  static class Registered {
    static final Authority CA = Authority.builder().revocation().build();
    static final URI SERVER = CA.revocationServer();

    @RegisterExtension static final PkiExtension PKI = PkiExtension.of(CA);

    private static @ForServer Identity server;
    private @Pki Authority field;

    @Test
    void test(Authority authority, @ForServer Identity same) {
      assertThat(authority).isSameAs(CA).isSameAs(field);
      assertThat(server).isSameAs(same);
      MET.add(SERVER);
    }
  }

  @Test
  void aPkiThatIsThereAlreadyMayBeRegistered() {
    passes(1, Registered.class);
    Assertions.assertThatThrownBy(() -> Visit.of(HttpClient.newHttpClient(), (URI) MET.get(0)))
        .isInstanceOf(ConnectException.class);
  }

  @Pki
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneInstance {
    private @ForServer Identity server;

    @BeforeAll
    void before(@ForServer Identity same) {
      assertThat(server).isSameAs(same);
    }

    @Test
    void test() {
      assertThat(server).isNotNull();
    }
  }

  @Test
  void theOneInstanceOfAClassHasItsFieldsFromTheStart() {
    passes(1, OneInstance.class);
  }

  @Pki
  static class WrongType {
    @Test
    void test(@ForServer String text) {}
  }

  @Pki
  static class WithoutSide {
    @Test
    void test(Identity whose) {}
  }

  @Pki
  static class BothSides {
    @Test
    void test(@ForServer @ForClient Identity whose) {}
  }

  @Pki
  static class UnknownDefect {
    @Test
    void test(@ForServer(defect = "none-such") Identity broken) {}
  }

  @Pki
  static class DefectWithKey {
    @Test
    void test(@ForServer(defect = "expired", key = KeyAlgorithm.RSA_2048) Identity broken) {}
  }

  @Pki
  static class DefectWithNames {
    @Test
    void test(
        @ForServer(
                value = {"a.example", "b.example"},
                defect = "expired")
            Identity broken) {}
  }

  static class ParameterWithoutPki {
    @Test
    void test(@ForClient Identity whose) {}
  }

  @Pki
  static class AskingKeyStore {
    @Test
    void test(@ForServer(clientAuth = true) KeyStore store) {}
  }

  @Test
  void whatCannotBeHadIsSaid() {
    failsWith(
        AskingKeyStore.class,
        ParameterResolutionException.class,
        "clientAuth is for an SSLContext");
    failsWith(
        WrongType.class,
        ParameterResolutionException.class,
        "what is @ForServer or @ForClient can be one of [HttpClient, Identity, KeyStore,");
    failsWith(
        WithoutSide.class,
        ParameterResolutionException.class,
        "what is neither @ForServer nor @ForClient can be one of [Authority, Clock,");
    failsWith(
        BothSides.class,
        ParameterResolutionException.class,
        "it cannot be @ForServer and @ForClient");
    failsWith(UnknownDefect.class, ParameterResolutionException.class, "no defect \"none-such\"");
    failsWith(DefectWithKey.class, ParameterResolutionException.class, "leave out the rest");
    failsWith(DefectWithNames.class, ParameterResolutionException.class, "leave out the rest");
    failsWith(
        ParameterWithoutPki.class,
        ParameterResolutionException.class,
        "the class or the method takes one");
  }

  private static void failsWith(Class<?> type, Class<? extends Throwable> exception, String part) {
    Predicate<String> says = text -> text.contains(part);
    run(type)
        .testEvents()
        .assertThatEvents()
        .haveExactly(1, event(finishedWithFailure(instanceOf(exception), message(says))));
  }

  @Pki(scope = Pki.Scope.TEST)
  static class TooEarly {
    @BeforeAll
    static void before(Authority authority) {}

    @Test
    void test() {}
  }

  static class NoneAround {
    private @Pki Authority authority;

    @Test
    void test() {
      assertThat(authority).isNull();
    }
  }

  static class NoneAroundAServer {
    private @ForServer Identity server;

    @Test
    void test() {
      assertThat(server).isNull();
    }
  }

  @Pki
  static class FinalField {
    private final @Pki Authority authority = null;

    @Test
    void test() {
      assertThat(authority).isNull();
    }
  }

  @Pki
  static class FieldOfAKind {
    private @Pki(revocation = true) Authority authority;

    @Test
    void test() {
      assertThat(authority).isNull();
    }
  }

  @Pki(seed = "x", revocation = true)
  static class SeedAndPort {
    @Test
    void test(Authority authority) {}
  }

  @Pki(time = "noon")
  static class NoTime {
    @Test
    void test(Authority authority) {}
  }

  @Test
  void whatIsAskedForWronglyIsSaid() {
    cannotBe(TooEarly.class, "take the scope CLASS or SHARED");
    cannotBe(NoneAround.class, "no @Pki around field");
    cannotBe(NoneAroundAServer.class, "no @Pki around field");
    cannotBe(FinalField.class, "is final");
    cannotBe(FieldOfAKind.class, "that is for class or method");
    cannotBe(SeedAndPort.class, "another");
    cannotBe(NoTime.class, "noon");
  }

  /** As in a module that opens itself to JUnit alone. */
  @Test
  void whatAModuleKeepsClosedIsSaid() throws Exception {
    List<Field> closed = List.of(Thread.class.getDeclaredField("name"));
    Assertions.assertThatThrownBy(() -> Fields.set(closed, new Thread(), wanted -> "set"))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageEndingWith("its module is to open the package to dev.minica.junit or to all");
  }

  private static void cannotBe(Class<?> type, String part) {
    Predicate<Throwable> says =
        thrown -> {
          for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof ExtensionConfigurationException
                && String.valueOf(at.getMessage()).contains(part)) {
              return true;
            }
          }
          return false;
        };
    assertThat(
            run(type).allEvents().failed().stream()
                .flatMap(
                    event ->
                        event
                            .getPayload(TestExecutionResult.class)
                            .flatMap(TestExecutionResult::getThrowable)
                            .stream()))
        .as(part)
        .anyMatch(says);
  }
}
