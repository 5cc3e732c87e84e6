package dev.minica.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The page of documentation shows what works. */
class DocumentationTest {

  private static final Path PAGE = Path.of("..", "docs", "junit.md");

  @Test
  void theFirstExampleIsShortAndPasses(@TempDir Path folder) throws Exception {
    String example = firstExample();
    assertThat(example.lines().count()).isLessThan(25);
    Path source = Files.writeString(folder.resolve("MutualTlsTest.java"), example);
    compile(source, folder);
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      EngineTestKit.engine("junit-jupiter")
          .selectors(selectClass(loader.loadClass("MutualTlsTest")))
          .execute()
          .testEvents()
          .assertStatistics(tests -> tests.succeeded(1).failed(0));
    }
  }

  private static String firstExample() throws IOException {
    return Files.readString(PAGE).split("```java\n", 2)[1].split("```", 2)[0];
  }

  private static void compile(Path source, Path folder) {
    List<String> options =
        List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, options(options, source.toString()));
    assertThat(exit).isZero();
  }

  private static String[] options(List<String> options, String source) {
    return java.util.stream.Stream.concat(options.stream(), java.util.stream.Stream.of(source))
        .toArray(String[]::new);
  }
}
