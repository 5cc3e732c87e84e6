package dev.minica.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TextWriterTest {

  @Test
  void aLineStaysOneLine() {
    assertThat(plain(text -> text.line("CN=a\r\nminica: error: no\u0007")))
        .isEqualTo("CN=a\\u{d}\\u{a}minica: error: no\\u{7}\n");
  }

  @Test
  void bidirectionalAndInvisibleCharactersAreWrittenOut() {
    assertThat(plain(text -> text.line("paypal\u202emoc.\u200b\u2028")))
        .isEqualTo("paypal\\u{202e}moc.\\u{200b}\\u{2028}\n");
  }

  @Test
  void lettersOfAnyScriptStayWhereTheCharacterSetHasThem() {
    assertThat(plain(text -> text.line("b\u00fccher \u65e5\u672c \ud83d\ude00")))
        .isEqualTo("b\u00fccher \u65e5\u672c \ud83d\ude00\n");
    assertThat(written(StandardCharsets.US_ASCII, false, text -> text.line("\u00fc\ud83d\ude00?")))
        .isEqualTo("\\u{fc}\\u{1f600}?\n");
  }

  @Test
  void aBlockKeepsItsLineFeedsAndNothingElse() {
    assertThat(plain(text -> text.block("-----BEGIN\nAAAA\u001b\n-----END\n")))
        .isEqualTo("-----BEGIN\nAAAA\\u{1b}\n-----END\n");
  }

  @Test
  void fieldsStandInTwoColumns() {
    assertThat(plain(text -> text.fields("subject", "CN=x", "not after", "2027\n")))
        .isEqualTo("subject:    CN=x\nnot after:  2027\\u{a}\n");
  }

  @Test
  void columnsAreAsWideAsWhatIsShownInThem() {
    assertThat(
            plain(
                text ->
                    text.table(
                        List.of("NAME", "SERIAL"),
                        List.of(List.of("\u001b", "01"), List.of("abc", "02")))))
        .isEqualTo("NAME    SERIAL\n\\u{1b}  01\nabc     02\n");
  }

  @Test
  void onlyTheStyledWordIsColored() {
    assertThat(
            written(
                StandardCharsets.UTF_8, true, text -> text.line(Style.GOOD, "ok: ", "\u001b[0m")))
        .isEqualTo("\u001b[32mok: \u001b[0m\\u{1b}[0m\n");
    assertThat(plain(text -> text.line(Style.GOOD, "ok: ", "yes"))).isEqualTo("ok: yes\n");
  }

  private static String plain(Consumer<TextWriter> writing) {
    return written(StandardCharsets.UTF_8, false, writing);
  }

  private static String written(Charset charset, boolean colored, Consumer<TextWriter> writing) {
    StringBuilder written = new StringBuilder();
    writing.accept(new TextWriter(written::append, new Showable(charset), colored));
    return written.toString();
  }
}
