package dev.minica.cli.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.testing.Tool;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shell makes of a word is asked of the shell. */
final class ShellWordTest {

  private static String heard(ShellWord word) {
    String script = "printf %s " + word.written() + "; printf .";
    return Tool.named("sh").run("-c", script).succeeded().text();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain/path.pem",
        "a b",
        "it's",
        "'",
        "''",
        "\"",
        "$HOME `id` $(id) ${x}",
        "\\",
        "\\n\\\\",
        "a\nb",
        "\n",
        "a\n\n",
        "-n",
        "-\u00fc",
        "%s%d\u00fc%%",
        "\u00fc\\'x",
        "\u6771\u4eac \ud83d\ude00",
        "tab\there",
        "\u001b[31m\r\u202e",
        "a;b&c|d<e>f(g)h*i?j[k]l#m~n!o^p{q}r",
        "#",
        "~"
      })
  void theShellReadsTheTextAndNoOther(String text) {
    assertThat(heard(ShellWord.of(text))).isEqualTo(text + ".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u00fc", "\u001b[31m", "\u202e", "\t"})
  void aWordIsWrittenInPrintableAscii(String text) {
    assertThat(ShellWord.of(text).written()).matches("[ -~]+");
  }

  @Test
  void everyOctetOfAsciiSurvives() {
    StringBuilder all = new StringBuilder();
    for (char c = 1; c < 0x80; c++) {
      all.append(c);
    }
    assertThat(heard(ShellWord.of(all.toString()))).isEqualTo(all + ".");
  }

  @Test
  void aFileIsTakenForNoOptionAndNoAddress() {
    assertThat(ShellWord.of(Path.of("-in")).written()).isEqualTo("./-in");
    assertThat(ShellWord.of(Path.of("pkcs11:x")).written()).isEqualTo("./pkcs11:x");
    assertThat(ShellWord.of(Path.of("/a:b")).written()).isEqualTo("/a:b");
  }
}
