package dev.minica.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.minica.MinicaException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

  private static final Shape SHAPE =
      new Shape.Fields(
          List.of(
              Shape.Key.required("name", new Shape.Text(), "what it is called"),
              Shape.Key.optional("size", new Shape.Whole(1, 9), "how large"),
              Shape.Key.optional("open", new Shape.Flag(), "whether it is open"),
              Shape.Key.optional("colour", new Shape.Word(List.of("red", "green")), "its colour"),
              Shape.Key.optional(
                  "parts", new Shape.ListOf(new Shape.Text(), 1, 2), "what is in it"),
              Shape.Key.optional(
                  "owner",
                  new Shape.Fields(
                      List.of(
                          Shape.Key.optional("person", new Shape.Text(), "a person"),
                          Shape.Key.optional("firm", new Shape.Text(), "a firm")),
                      List.of("person", "firm")),
                  "whose it is")));

  private static YamlMapping read(String text) {
    return YamlReader.read("box.yaml", text.getBytes(StandardCharsets.UTF_8), SHAPE);
  }

  @Test
  void valuesAreReadWithTheirPlaces() {
    YamlMapping box =
        read("# a box\nname: Kiste\nsize: 3\nopen: true\nparts:\n  - b\u00fccher\n  - 'true'\n");

    assertThat(box.get("name").text()).isEqualTo("Kiste");
    assertThat(box.get("size").number()).isEqualTo(3);
    assertThat(box.get("open").flag()).isTrue();
    assertThat(box.items("parts"))
        .extracting(YamlNode::text)
        .containsExactly("b\u00fccher", "true");
    assertThat(box.get("parts").items().get(1).position()).hasToString("box.yaml:7:5");
    assertThat(box.find("colour")).isEmpty();
  }

  /** The file with {@code |} for the ends of lines. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "nmae: x ~ box.yaml:1:1: unknown key \"nmae\" ~ did you mean \"name\"?",
        "name: x|  colour: red ~ box.yaml:2:9: no YAML: mapping values are not allowed here ~",
        "name: x|colour: gren ~ box.yaml:2:9: \"gren\" is not one of the words that can stand here"
            + " ~ did you mean \"green\"?",
        "name: x|weight: 3 ~ box.yaml:2:1: unknown key \"weight\" ~"
            + " one of name, size, open, colour, parts, owner",
        "name: 3 ~ box.yaml:1:7: the number \"3\" stands where text (in quotes it is text) is"
            + " wanted ~",
        "name: [a] ~ box.yaml:1:7: a list stands where text is wanted ~",
        "name: ~ box.yaml:1:6: nothing stands where text is wanted ~",
        "name: x|size: 10 ~ box.yaml:2:7: 10 is not from 1 to 9 ~",
        "name: x|size: 99999999999999999999 ~ box.yaml:2:7: the number \"99999999999999999999\""
            + " stands where a decimal number of at most nine digits is wanted ~",
        "name: x|size: 1.5 ~ box.yaml:2:7: the number \"1.5\" stands where a whole number is wanted"
            + " ~",
        "name: x|open: yes ~ box.yaml:2:7: the text \"yes\" stands where true or false is wanted ~",
        "name: x|parts: a ~ box.yaml:2:8: the text \"a\" stands where a list is wanted ~",
        "name: x|parts: [] ~ box.yaml:2:8: a list of 0, where 1 to 2 are wanted ~",
        "name: x|owner: {} ~ box.yaml:2:8: none is given, and exactly one must be of person, firm ~",
        "name: x|owner: {person: a, firm: b} ~ box.yaml:2:8: person and firm is given, and exactly"
            + " one must be of person, firm ~",
        "size: 3 ~ box.yaml:1:1: the key \"name\" is missing ~",
        "name: x|size: 1|name: y ~ box.yaml:3:1: the key \"name\" is there twice, first in line 1 ~",
        "- name ~ box.yaml:1:1: a list stands where a mapping of keys to values is wanted ~",
        "name: &a x ~ box.yaml:1:7: the anchor \"a\" ~"
            + " anchors and aliases are not read: write the value where it is wanted",
        "name: *a ~ box.yaml:1:7: the alias \"a\" ~"
            + " anchors and aliases are not read: write the value where it is wanted",
        "name: !!str 3 ~ box.yaml:1:7: the tag \"tag:yaml.org,2002:str\" ~"
            + " tags are not read: quotes make any value text",
        "? [a]|: b ~ box.yaml:1:3: a list stands where text is wanted ~",
        "name: a|---|name: b ~ box.yaml:2:1: a second document begins, and there is to be one ~",
        "`` ~ box.yaml:1:1: nothing is in it ~",
        "# nothing ~ box.yaml:1:1: nothing is in it ~",
        "name: 'x ~ box.yaml:1:9: no YAML: found unexpected end of stream ~",
        "name: \"\\e\\u202e\"|colour: \"\\u202ered\" ~ box.yaml:2:9: \"\\u{202e}red\" is not one of"
            + " the words that can stand here ~ did you mean \"red\"?"
      })
  void whatIsWrongIsToldInOneLineWithItsPlace(String text, String message, String hint) {
    MinicaException e =
        catchThrowableOfType(MinicaException.class, () -> read(text.replace('|', '\n')));

    assertThat(e).hasMessage(message);
    assertThat(e.kind()).isEqualTo(MinicaException.Kind.BAD_INPUT);
    assertThat(e.hint().orElse(null)).isEqualTo(hint);
  }

  @Test
  void charactersThatNoYamlHoldsAreNamed() {
    assertThatThrownBy(() -> read("name: x\nsize: \u0007"))
        .hasMessage("box.yaml:2:7: the character \"\\u{7}\" cannot stand in YAML");
    assertThatThrownBy(
            () -> YamlReader.read("box.yaml", new byte[] {'a', '\n', 'b', (byte) 0xff}, SHAPE))
        .hasMessage("box.yaml:2:2: octets that are no UTF-8");
  }

  @Test
  void aByteOrderMarkIsNoText() {
    assertThat(read("\ufeffname: x").get("name").text()).isEqualTo("x");
  }

  @Test
  void nothingIsReadBeyondTheBounds() {
    assertThatThrownBy(() -> read("#".repeat(YamlReader.MAX_OCTETS + 1)))
        .hasMessage("box.yaml:1:1: 65537 octets are over the bound of 65536");
    assertThatThrownBy(() -> read("name: " + "[".repeat(10_000)))
        .hasMessage("box.yaml:1:22: nested deeper than 16 levels");
    assertThatThrownBy(() -> read("{a: ".repeat(10_000))).hasMessageContaining("nested deeper");
    assertThatThrownBy(() -> read("- ".repeat(10_000))).hasMessageContaining("nested deeper");
  }

  @Test
  void theNameOfTheFileCannotHideAnything() {
    assertThatThrownBy(() -> YamlReader.read("a\nb", new byte[0], SHAPE))
        .hasMessage("a\\u{a}b:1:1: nothing is in it");
  }

  /** Whatever stands in a file, what is thrown is ours and one line. */
  @Test
  void noFileBreaksTheReader() {
    Random random = new Random(20_261_121);
    String pieces = " \n\t-:?,[]{}#&*!|>'\"%@`ab1~\u0085\u2028\ud83d\ude00<=.";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "name: " : "");
      for (int length = random.nextInt(24); length > 0; length--) {
        text.append(pieces.charAt(random.nextInt(pieces.length())));
      }
      try {
        read(text.toString());
      } catch (MinicaException e) {
        assertThat(e.getMessage()).as(text.toString()).startsWith("box.yaml:").doesNotContain("\n");
      }
    }
  }
}
