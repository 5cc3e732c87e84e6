package dev.minica.x509;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every name of the table beside this class is taken in one form, or refused for one reason. */
class HostileNamesTest {

  private static final Pattern CHARACTER = Pattern.compile("\\\\u\\{([0-9a-f]+)}");
  private static final Pattern REPEAT = Pattern.compile("<([^<>*]+)\\*(\\d+)>");

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void accepts(String typed, String name) {
    GeneralName parsed = GeneralName.parse(unfolded(typed));

    assertThat(parsed).hasToString(unfolded(name));
    assertThat(GeneralName.parse(parsed.toString())).isEqualTo(parsed);
    assertThat(GeneralName.decode(parsed.encoded())).isEqualTo(parsed);
    assertThat(GeneralName.decode(parsed.encoded()).value()).isEqualTo(parsed.value());
    assertStaysInside(parsed.folderName());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refuses(String typed, String reason) {
    assertThatThrownBy(() -> GeneralName.parse(unfolded(typed)))
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
    List<String> typed = rows().map(row -> row[0]).toList();

    assertThat(typed).hasSizeGreaterThan(250).doesNotHaveDuplicates();
  }

  static Stream<Arguments> accepted() {
    return rows().filter(row -> !row[1].startsWith("!")).map(row -> Arguments.of(row[0], row[1]));
  }

  static Stream<Arguments> refused() {
    return rows()
        .filter(row -> row[1].startsWith("!"))
        .map(row -> Arguments.of(row[0], row[1].substring(2)));
  }

  private static Stream<String[]> rows() {
    return table()
        .lines()
        .filter(line -> line.contains(" | ") && !line.startsWith("#"))
        .map(HostileNamesTest::row);
  }

  private static String[] row(String line) {
    int bar = line.indexOf(" | ");
    return new String[] {line.substring(0, bar), line.substring(bar + 3)};
  }

  private static String table() {
    try (InputStream table = HostileNamesTest.class.getResourceAsStream("hostile-names.txt")) {
      return new String(table.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** Puts in the characters and repetitions that the table writes in short. */
  private static String unfolded(String text) {
    String repeated =
        REPEAT
            .matcher(text)
            .replaceAll(
                m ->
                    java.util.regex.Matcher.quoteReplacement(
                        m.group(1).repeat(Integer.parseInt(m.group(2)))));
    return CHARACTER
        .matcher(repeated)
        .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(character(m.group(1))));
  }

  private static String character(String hex) {
    return Character.toString(Integer.parseInt(hex, 16));
  }

  static void assertStaysInside(String folder) {
    Path out = Path.of("/base/out");
    assertThat(out.resolve(folder).normalize().getParent()).isEqualTo(out);
    assertThat(folder).matches("[A-Za-z0-9_][A-Za-z0-9._@+=-]{0,254}").doesNotEndWith(".");
    assertThat(folder).doesNotMatch("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
  }
}
