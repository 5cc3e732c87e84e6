package dev.minica.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Where the project of a test has another Bouncy Castle. */
class ClassPathTest {

  @Pki
  static class AnyTest {
    @Test
    void test(Authority authority) {
      assertThat(authority).isNotNull();
    }
  }

  /** Finds classes of the class path anew, all but one that came late to Bouncy Castle. */
  private static final class Older extends URLClassLoader {

    private static final String YOUNG = "org.bouncycastle.crypto.params.MLDSAKeyGeneration";

    Older(URL... places) {
      super(places, ClassPathTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith(YOUNG)) {
        throw new ClassNotFoundException(name);
      }
      boolean isOwn = name.startsWith("dev.minica.") || name.startsWith("org.bouncycastle.");
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known != null ? known : isOwn ? findClass(name) : super.loadClass(name, resolve);
      }
    }
  }

  private static URL[] classPath() throws IOException {
    String[] places = System.getProperty("java.class.path").split(File.pathSeparator, -1);
    URL[] urls = new URL[places.length];
    for (int i = 0; i < places.length; i++) {
      urls[i] = Path.of(places[i]).toUri().toURL();
    }
    return urls;
  }

  @Test
  void whatDoesNotGoTogetherIsSaidWithTheJars() throws Exception {
    try (Older older = new Older(classPath())) {
      Class<?> test = older.loadClass(AnyTest.class.getName());
      assertThat(
              EngineTestKit.engine("junit-jupiter")
                  .selectors(DiscoverySelectors.selectClass(test))
                  .execute()
                  .testEvents()
                  .failed()
                  .stream()
                  .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                  .flatMap(result -> result.getThrowable().stream()))
          .singleElement()
          .satisfies(
              thrown ->
                  assertThat(thrown.getMessage())
                      .contains(
                          "in the one version that its pom asks for, and here is bcprov-jdk18on-")
                      .doesNotContain("\n"));
    }
  }
}
