package dev.minica;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapedTest {

  @Test
  void leavesWhatCanBeSeenAlone() {
    String text = "CN=Zoë \\, \"Ltd\" 東京 \uD83D\uDE00 / é\u0301";

    assertThat(Escaped.of(text)).isEqualTo(text);
  }

  @Test
  void writesControlsAsTheirCodePoint() {
    assertThat(Escaped.of("a\u001b[31m\r\n\u0000b")).isEqualTo("a\\u{1b}[31m\\u{d}\\u{a}\\u{0}b");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00,
        0x07,
        0x09,
        0x1f,
        0x7f,
        0x80,
        0x85,
        0x9b,
        0x9f, // controls
        0xad,
        0x61c,
        0x200b,
        0x200c,
        0x200d,
        0x200e,
        0x200f,
        0x2060,
        0xfeff, // zero width, marks
        0x202a,
        0x202e,
        0x2066,
        0x2069, // bidirectional embedding, override, isolates
        0x2028,
        0x2029, // line and paragraph separator
        0xd800,
        0xdfff, // halves of a surrogate pair
        0x34f,
        0x115f,
        0x1160,
        0x3164,
        0xffa0,
        0xfe00,
        0xfe0f,
        0x180b, // invisible though no controls
        0xe0001,
        0xe0041,
        0xe0100 // tags and further variation selectors
      })
  void escapesWhatHidesOrMoves(int character) {
    assertThat(Escaped.isNeededFor(character)).isTrue();
    assertThat(Escaped.of("x" + Character.toString(character) + "y"))
        .isEqualTo("x\\u{" + Integer.toHexString(character) + "}y");
  }

  @Test
  void aTextThatIsTooLongForPeopleIsCutBetweenCharacters() {
    String emoji = "\ud83d\ude00";

    assertThat(Escaped.bounded("a".repeat(1_000))).hasSize(1_000);
    assertThat(Escaped.bounded(emoji.repeat(600)))
        .isEqualTo(emoji.repeat(500) + "... (1200 characters in all)");
  }
}
