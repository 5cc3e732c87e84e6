package dev.minica.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What happens under the feet of {@code scripts/minica} costs time at most. */
@DisabledOnOs(OS.WINDOWS)
class LauncherChangesTest {

  @TempDir private Path folder;
  private Installation minica;

  @BeforeEach
  void installs() throws IOException {
    minica = new Installation(folder.resolve("installed"));
  }

  @Test
  void eachJavaKeepsAnArchiveOfItsOwn() {
    List<Path> homes = Tool.ofEveryJdk("java").stream().map(LauncherChangesTest::home).toList();
    assumeTrue(homes.size() > 1, "skipped: there is only one JDK here");
    for (Path home : homes) {
      minica.with("JAVA_HOME", home.toString()).train();
    }

    List<Path> archives = minica.archives();
    assertThat(archives).hasSameSizeAs(homes);
    minica.with("MINICA_JAVA_OPTS", "-Xlog:class+load");
    for (Path home : homes) {
      assertThat(minica.with("JAVA_HOME", home.toString()).run("hello").succeeded().text().lines())
          .anyMatch(line -> line.contains("dev.minica.cli.Minica source: shared objects file"));
    }
    assertThat(minica.archives()).containsExactlyInAnyOrderElementsOf(archives);
  }

  private static Path home(Tool java) {
    return java.path().getParent().getParent();
  }

  @Test
  void theJarMayBeReplacedBetweenCommands() throws Exception {
    minica.with("MINICA_ARCHIVE_WAIT", "1");

    for (int i = 0; i < 3; i++) {
      minica.writeJar();
      assertThat(minica.run("hello").succeeded().everything()).isEqualTo("[hello]talk");
    }

    assertThat(minica.archives()).hasSize(1);
  }

  @Test
  void aCacheOfSomebodyElseOnlyCostsTime() throws IOException {
    Path cache = Files.createDirectory(minica.cache());
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("r-xr-xr-x"));
    Files.setPosixFilePermissions(minica.jar(), PosixFilePermissions.fromString("r--r--r--"));
    minica.with("MINICA_ARCHIVE_WAIT", "1");

    Tool.Outcome outcome = minica.runBy(asNobody(), minica.launcher(), "", "hello");

    assertThat(outcome.succeeded().everything()).isEqualTo("[hello]talk");
    assertThat(minica.archives()).isEmpty();
  }

  /** Permissions bind everybody but root. */
  private static List<String> asNobody() {
    if (!System.getProperty("user.name").equals("root")) {
      return List.of();
    }
    String setpriv = Tool.named("setpriv").path().toString();
    return List.of(setpriv, "--reuid=65534", "--regid=65534", "--clear-groups");
  }
}
