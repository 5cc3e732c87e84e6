package dev.minica.x509;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PunycodeTest {

  /** The sample strings of RFC 3492 section 7.1 whose encoding is in lower case. */
  @ParameterizedTest
  @CsvSource({
    "ليهمابتكلموشعربي؟, egbpdaj6bu4bxfgehfvwxn",
    "他们为什么不说中文, ihqwcrb4cv8a8dqg056pqjye",
    "他們爲什麽不說中文, ihqwctvzc91f659drss3x8bo0yb",
    "почемужеонинеговорятпорусски, b1abfaaepdrnnbgefbadotcwatmq2g4l",
    "למההםפשוטלאמדבריםעברית, 4dbcagdahymbxekheh6e0a7fei0b",
    "なぜみんな日本語を話してくれないのか, n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa",
    "3年b組金八先生, 3b-ww4c5e180e575a65lsy2b",
    "ひとつ屋根の下2, 2-u9tlzr9756bt3uc0v",
    "bücher, bcher-kva",
  })
  void agreesWithTheSamplesOfTheNorm(String label, String ascii) {
    assertThat(Punycode.encode(label)).isEqualTo(ascii);
    assertThat(Punycode.decode(ascii)).contains(label);
  }

  @Test
  void agreesWithThePlatformOnLettersThatIdna2003LeavesAlone() {
    Random random = new Random(3492);
    for (int i = 0; i < 5_000; i++) {
      String label = letters(random);
      assertThat("xn--" + Punycode.encode(label)).isEqualTo(IDN.toASCII(label));
      assertThat(Punycode.decode(Punycode.encode(label))).contains(label);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999", "a9", "-", "é", "0000000000", "b-b-999999zzzzzz"})
  void hasNothingForMalformedForms(String ascii) {
    assertThat(Punycode.decode(ascii)).isEmpty();
  }

  @Test
  void neverFailsOtherwise() {
    Random random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      String ascii =
          random
              .ints(random.nextInt(60), 0, 37)
              .mapToObj(d -> "abcdefghijklmnopqrstuvwxyz0123456789-".substring(d, d + 1))
              .collect(java.util.stream.Collectors.joining());
      Punycode.decode(ascii)
          .ifPresent(label -> assertThat(label.codePoints()).allMatch(Character::isValidCodePoint));
    }
  }

  /** Latin, Cyrillic and Han letters in lower case. */
  private static String letters(Random random) {
    int[] starts = {'a', 0xE0, 0x430, 0x4E00};
    int[] sizes = {26, 23, 32, 2000};
    StringBuilder label = new StringBuilder().appendCodePoint(0x430 + random.nextInt(32));
    for (int i = random.nextInt(8); i > 0; i--) {
      int pool = random.nextInt(starts.length);
      label.appendCodePoint(starts[pool] + random.nextInt(sizes[pool]));
    }
    return label.toString();
  }
}
