package dev.minica.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Escaped;
import dev.minica.cli.Cli.Ran;
import java.util.List;

/** What holds for everything that minica says. */
final class Manners {

  private Manners() {}

  /** Nothing in it moves the cursor, turns the line around or hides. */
  static void assertHarmless(Ran ran) {
    assertHarmless(ran.out());
    assertHarmless(ran.err());
  }

  static void assertHarmless(String said) {
    said.lines().forEach(line -> assertThat(Escaped.of(line)).isEqualTo(line));
    assertThat(said).doesNotContain("\r", "\f", "\u000b", "\u0085", "\u2028", "\u2029");
  }

  /** One line of error, perhaps one line of hint, no result, and this exit code. */
  static void assertRefusal(Ran ran, Integer... exits) {
    assertHarmless(ran);
    assertThat(ran.exit()).as(ran.err()).isIn(List.of(exits));
    assertThat(ran.out()).isEmpty();
    List<String> lines = ran.err().lines().toList();
    assertThat(lines).as(ran.err()).hasSizeBetween(1, 2);
    // What is named in capitals is an argument, as in the synopsis.
    assertThat(lines.get(0)).matches("minica: error: ([A-Z]+: )?[^A-Z].*[^.]");
    assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith("minica: hint: "));
  }
}
