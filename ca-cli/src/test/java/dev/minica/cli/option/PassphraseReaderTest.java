package dev.minica.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.cli.Cli;
import dev.minica.cli.FakeTerminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassphraseReaderTest {

  @TempDir Path directory;
  private final Cli cli = new Cli();

  @BeforeEach
  void startInTheDirectory() {
    cli.in(directory);
  }

  @Test
  void passIsThePassphraseItself() {
    assertThat(existing("pass:a:b c=d ")).isEqualTo("a:b c=d ");
  }

  @Test
  void envIsAVariable() {
    cli.variable("SECRET", "tr\u00fcb");
    assertThat(existing("env:SECRET")).isEqualTo("tr\u00fcb");
    refused(() -> existing("env:OTHER"), Kind.USAGE, "the environment variable 'OTHER' is not set");
  }

  @Test
  void fileIsTheFirstLineOfAFileWhateverEndsIt() throws IOException {
    Files.writeString(directory.resolve("unix"), "tr\u00fcb \nsecond\n");
    Files.writeString(directory.resolve("windows"), "tr\u00fcb \r\nsecond\r\n");
    Files.writeString(directory.resolve("bare"), "tr\u00fcb ");
    assertThat(existing("file:unix")).isEqualTo("tr\u00fcb ");
    assertThat(existing("file:windows")).isEqualTo("tr\u00fcb ");
    assertThat(existing("file:bare")).isEqualTo("tr\u00fcb ");
  }

  @Test
  void aFileThatCannotBeReadIsBadInput() throws IOException {
    Path file = directory.resolve("file");
    refused(() -> existing("file:file"), Kind.BAD_INPUT, file + " does not exist");
    refused(
        () -> existing("file:."),
        Kind.BAD_INPUT,
        "cannot read " + directory.resolve(".") + ": Is a directory");
    Files.write(file, new byte[] {(byte) 0xff, '\n'});
    refused(
        () -> existing("file:file"), Kind.BAD_INPUT, "the first line of " + file + " is not UTF-8");
  }

  @Test
  void aLineHas1024BytesAtMost() throws IOException {
    Path file = directory.resolve("file");
    Files.writeString(file, "x".repeat(1024) + "\n");
    assertThat(existing("file:file")).hasSize(1024);
    Files.writeString(file, "x".repeat(1025) + "\n");
    refused(
        () -> existing("file:file"),
        Kind.BAD_INPUT,
        "the first line of " + file + " is over 1024 bytes");
  }

  @Test
  void stdinIsItsFirstLineAndTheRestIsForOthers() throws IOException {
    InputStream in = new ByteArrayInputStream("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
    PassphraseReader reader = new PassphraseReader(cli.surroundings(), in);
    Optional<PassphraseSource> source = Optional.of(PassphraseSource.parse("stdin"));
    try (Passphrase passphrase = reader.existing("--password", "the key", source)) {
      assertThat(passphrase.characters()).containsExactly('o', 'n', 'e');
    }
    assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("two\n");
  }

  @Test
  void anExistingOneIsAskedForOnceAndMayBeEmpty() {
    cli.terminal(FakeTerminal.typing("", "not asked for"));
    assertThat(existing("prompt")).isEmpty();
  }

  @Test
  void whoNamesNoSourceIsAsked() {
    cli.terminal(FakeTerminal.typing("typed"));
    try (Passphrase passphrase = reader().existing("--password", "the key", Optional.empty())) {
      assertThat(passphrase.characters()).containsExactly('t', 'y', 'p', 'e', 'd');
    }
  }

  @Test
  void aFreshOneIsAskedForTwice() {
    cli.terminal(FakeTerminal.typing("same", "same"));
    assertThat(fresh("prompt")).isEqualTo("same");
    cli.terminal(FakeTerminal.typing("same", "Same"));
    refused(() -> fresh("prompt"), Kind.USAGE, "the two passphrases differ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pass:", "prompt", "stdin"})
  void aFreshOneIsNotEmpty(String source) {
    cli.terminal(FakeTerminal.typing("", ""));
    refused(() -> fresh(source), Kind.USAGE, "the passphrase is empty");
  }

  @Test
  void withoutATerminalTheOptionIsNamed() {
    refused(
        () -> fresh("prompt"),
        Kind.USAGE,
        "there is no terminal to ask for the passphrase of the key");
    assertThatThrownBy(() -> fresh("prompt"))
        .isInstanceOfSatisfying(
            MinicaException.class,
            e ->
                assertThat(e.hint())
                    .contains(
                        "say where it is: --password env:VAR, file:PATH, fd:N, stdin or pass:TEXT"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter2", "PASS:hunter2", "prompt:hunter2", "", "stdin:", "hunter2:x"})
  void whatIsNoSourceMayBeASecretAndIsNotShown(String text) {
    assertThatThrownBy(() -> PassphraseSource.parse(text))
        .hasMessage("this is no source of a passphrase");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fd:", "fd:x", "fd:-1", "fd:1234567", "fd:\u0663"})
  void aFileDescriptorIsANumber(String text) {
    assertThatThrownBy(() -> PassphraseSource.parse(text))
        .hasMessageEndingWith("is no number of a file descriptor");
  }

  @Test
  void aClosedPassphraseIsGone() {
    cli.terminal(FakeTerminal.typing("typed"));
    Passphrase passphrase = reader().existing("--password", "the key", Optional.empty());
    passphrase.close();
    assertThat(passphrase.characters()).containsOnly('\0');
  }

  @Test
  void aSourceDoesNotShowItsSecret() {
    assertThat(PassphraseSource.parse("pass:hunter2").toString()).doesNotContain("hunter2");
  }

  private String existing(String source) {
    Optional<PassphraseSource> from = Optional.of(PassphraseSource.parse(source));
    try (Passphrase passphrase = reader().existing("--password", "the key", from)) {
      return new String(passphrase.characters());
    }
  }

  private String fresh(String source) {
    Optional<PassphraseSource> from = Optional.of(PassphraseSource.parse(source));
    try (Passphrase passphrase = reader().fresh("--password", "the key", from)) {
      return new String(passphrase.characters());
    }
  }

  private PassphraseReader reader() {
    return new PassphraseReader(cli.surroundings(), InputStream.nullInputStream());
  }

  private static void refused(ThrowingCallable reading, Kind kind, String message) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(MinicaException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessage("--password: " + message);
  }
}
