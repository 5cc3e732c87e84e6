package dev.minica.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Environment;
import dev.minica.cli.FakeTerminal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaDirectoryOptionTest {

  private static final Path WORK = Path.of("work").toAbsolutePath();
  private static final Path HOME = Path.of("home").toAbsolutePath();

  @Test
  void theOptionGoesFirst() {
    assertThat(resolve("Linux", Map.of("MINICA_CA", "other"), Optional.of(Path.of("../given"))))
        .isEqualTo(WORK.resolveSibling("given"));
  }

  @Test
  void thenTheVariable() {
    Map<String, String> variables = Map.of("MINICA_CA", "other", "XDG_DATA_HOME", "/data");
    assertThat(resolve("Linux", variables, Optional.empty())).isEqualTo(WORK.resolve("other"));
  }

  @Test
  void thenWhereTheSystemKeepsTheUsersData() {
    assertThat(resolve("Linux", Map.of(), Optional.empty()))
        .isEqualTo(HOME.resolve(".local/share/minica"));
    assertThat(resolve("Linux", Map.of("XDG_DATA_HOME", "/data"), Optional.empty()))
        .isEqualTo(Path.of("/data/minica").toAbsolutePath());
    assertThat(resolve("Mac OS X", Map.of("XDG_DATA_HOME", "/data"), Optional.empty()))
        .isEqualTo(HOME.resolve("Library/Application Support/minica"));
    assertThat(resolve("Windows 11", Map.of("LOCALAPPDATA", "/local"), Optional.empty()))
        .isEqualTo(WORK.resolve("/local/minica"));
  }

  @Test
  void emptyVariablesAndARelativeXdgDirectoryCountAsUnset() {
    Map<String, String> variables = Map.of("MINICA_CA", "", "XDG_DATA_HOME", "data");
    assertThat(resolve("Linux", variables, Optional.empty()))
        .isEqualTo(HOME.resolve(".local/share/minica"));
  }

  private static Path resolve(String os, Map<String, String> variables, Optional<Path> given) {
    Surroundings surroundings =
        new Surroundings(
            variables,
            FakeTerminal.absent(),
            WORK,
            HOME,
            os,
            StandardCharsets.UTF_8,
            Environment::system);
    return new CaDirectoryOption(surroundings).resolve(given);
  }
}
