package dev.minica.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every name of the table beside this class is taken in one form, or refused for one reason. */
class HostileNamesTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void accepts(String typed, String name) {
    GeneralName parsed = GeneralName.parse(HostileName.unfolded(typed));

    assertThat(parsed).hasToString(HostileName.unfolded(name));
    assertThat(GeneralName.parse(parsed.toString())).isEqualTo(parsed);
    assertThat(GeneralName.decode(parsed.encoded())).isEqualTo(parsed);
    assertThat(GeneralName.decode(parsed.encoded()).value()).isEqualTo(parsed.value());
    assertStaysInside(parsed.folderName());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refuses(String typed, String reason) {
    assertThatThrownBy(() -> GeneralName.parse(HostileName.unfolded(typed)))
        .isInstanceOfSatisfying(
            MinicaException.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(MinicaException.Kind.USAGE))
        .hasMessageStartingWith("name \"")
        .hasMessageContaining(reason)
        .satisfies(
            refusal -> assertThat(Escaped.of(refusal.getMessage())).isEqualTo(refusal.getMessage()))
        .satisfies(refusal -> assertThat(refusal.getMessage().length()).isLessThan(600));
  }

  @Test
  void theTableIsLongAndHasNoRowTwice() {
    List<String> typed = HostileName.all().stream().map(HostileName::row).toList();

    assertThat(typed).hasSizeGreaterThan(250).doesNotHaveDuplicates();
  }

  static Stream<Arguments> accepted() {
    return HostileName.all().stream()
        .filter(name -> !name.isRefused())
        .map(name -> Arguments.of(name.row(), name.verdict()));
  }

  static Stream<Arguments> refused() {
    return HostileName.all().stream()
        .filter(HostileName::isRefused)
        .map(name -> Arguments.of(name.row(), name.verdict().substring(2)));
  }

  static void assertStaysInside(String folder) {
    Path out = Path.of("/base/out");
    assertThat(out.resolve(folder).normalize().getParent()).isEqualTo(out);
    assertThat(folder).matches("[A-Za-z0-9_][A-Za-z0-9._@+=-]{0,254}").doesNotEndWith(".");
    assertThat(folder).doesNotMatch("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
  }
}
