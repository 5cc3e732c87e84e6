package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.cli.FakeTerminal;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code minica fixture generate} makes of a file. */
class FixtureGenerateCommandTest {

  private static final String SET =
      """
      name: small
      authorities: [{id: root}]
      certificates:
        - {id: web, issuer: root, names: [localhost], formats: [p12]}
      """;

  @TempDir private Path directory;
  private Cli cli = new Cli();

  @BeforeEach
  void writeFile() throws IOException {
    cli = new Cli().in(directory);
    Files.writeString(directory.resolve("small.yaml"), SET);
  }

  @Test
  void makesWhatAFileListsBelowTheNameOfTheSet() {
    Ran ran = cli.run("fixture", "generate", "small.yaml");

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .isEqualTo(
            "made root (new): root.key, root.crt\n"
                + "made web (new): web.key, web.crt, web.p12\n"
                + "2 made, 0 kept in "
                + directory.resolve("small")
                + "\n");
    Tool.named("openssl")
        .run(
            "verify",
            "-x509_strict",
            "-CAfile",
            directory.resolve("small/root.crt"),
            directory.resolve("small/web.crt"))
        .succeeded();
  }

  @Test
  void saysTheSameAsJson() {
    Ran made = cli.run("fixture", "generate", "--json", "small.yaml", "--seed", "s");
    Ran checked = cli.run("fixture", "generate", "--json", "small.yaml", "--check");

    assertThat(made.out())
        .contains("\"folder\": \"" + directory.resolve("small") + "\"")
        .contains("\"seeded\": true", "\"why\": \"new\"", "\"web.p12\"", "\"kept\": []");
    assertThat(checked.out()).contains("\"id\": \"web\"", "\"why\": \"changed\"", "\"fresh\": []");
  }

  @Test
  void checksWithoutMakingAnything() throws IOException {
    Ran before = cli.run("fixture", "generate", "--check", "small.yaml");
    assertThat(before.exit()).isEqualTo(1);
    assertThat(before.out()).startsWith("stale root: it was never made\n");
    assertThat(directory.resolve("small")).doesNotExist();

    cli.run("fixture", "generate", "small.yaml");
    assertThat(cli.run("fixture", "generate", "--check", "small.yaml").exit()).isZero();

    Files.writeString(directory.resolve("small.yaml"), SET.replace("localhost", "127.0.0.1"));
    Ran after = cli.run("fixture", "generate", "--check", "small.yaml");
    assertThat(after.exit()).isEqualTo(1);
    assertThat(after.out())
        .startsWith("stale web: its entry, or the seed, is another\n1 stale, 1 as they should be");
  }

  @Test
  void aSeedMakesTheSameElsewhere() throws IOException {
    cli.run("fixture", "generate", "small.yaml", "--seed", "s", "--out", "one");
    Ran ran = cli.run("fixture", "generate", "small.yaml", "--seed", "s", "--out", "a/b/two");

    assertThat(ran.out()).contains("trust them nowhere but in tests");
    for (String name : new String[] {"web.p12", "web.key", "root.crt", ".minica-fixtures"}) {
      assertThat(directory.resolve("a/b/two/" + name))
          .hasSameBinaryContentAs(directory.resolve("one/" + name));
    }
  }

  /** Nothing would make it good: the same would come again. */
  @Test
  void whatHasEndedOfASeedIsSaid() throws IOException {
    Path file = directory.resolve("small.yaml");
    Files.writeString(file, SET.replace("formats:", "lifetime: 30d, formats:"));

    Ran made = cli.run("fixture", "generate", "small.yaml", "--seed", "s");
    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(made.out()).contains("\nended web: a seed makes the same again;");

    Ran checked = cli.run("fixture", "generate", "small.yaml", "--seed", "s", "--check");
    assertThat(checked.exit()).isEqualTo(1);
    assertThat(checked.out()).startsWith("ended web: ").contains("\n0 stale, 2 as they should be");

    Files.writeString(file, SET.replace("formats:", "lifetime: 30d, made: 2026-01-01, formats:"));
    cli.run("fixture", "generate", "small.yaml", "--seed", "s");
    assertThat(cli.run("fixture", "generate", "small.yaml", "--seed", "s", "--check").exit())
        .isZero();
  }

  @Test
  void aPersonSeesHowFarItIs() {
    Ran ran = cli.terminal(FakeTerminal.typing()).run("fixture", "generate", "small.yaml");

    assertThat(ran.err()).contains("\rmaking 2 entries: 50 %").endsWith("\r\u001b[K");
  }

  @Test
  void replacesFilesOfOthersOnlyWithForce() throws IOException {
    Files.createDirectory(directory.resolve("small"));
    Path file = Files.writeString(directory.resolve("small/web.key"), "mine");

    Ran refused = cli.run("fixture", "generate", "small.yaml");
    assertThat(refused.exit()).isEqualTo(5);
    assertThat(refused.err()).contains("web.key exists already");
    assertThat(file).hasContent("mine");

    assertThat(cli.run("fixture", "generate", "--force", "small.yaml").exit()).isZero();
    assertThat(file).content().startsWith("-----BEGIN PRIVATE KEY-----");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id: web, nam: [a]                                | 3 | small.yaml:4:15: unknown key "nam"
          id: web, names: a                                | 3 | small.yaml:4:
          id: web, names: [a], id: b                       | 3 | small.yaml:4:
          id: web, names: [a], issuer: rot                 | 3 | nothing above has the id "rot"
          id: root, names: [a]                             | 3 | the id "root" is taken
          id: web, names: [a], count: 0                    | 3 | small.yaml:4:
          'id: web, names: [a], issuer: root, lifetime: 20y' | 4 | web:
          'id: web, names: [a], issuer: root, lifetime: 9000y' | 3 | web: '9000y' from there
          'id: web, names: [a], password: "", formats: [encrypted]' | 3 | web: an empty passphrase
          """)
  void aMistakeLeavesNothing(String entry, int exit, String message) throws IOException {
    Files.writeString(
        directory.resolve("small.yaml"),
        "name: small\nauthorities: [{id: root}]\ncertificates:\n  - {" + entry + "}\n");

    Ran ran = cli.run("fixture", "generate", "small.yaml");

    assertThat(ran.exit()).as(ran.err()).isEqualTo(exit);
    assertThat(ran.err()).contains(message);
    assertThat(ran.err().lines().filter(line -> line.contains("error:"))).hasSize(1);
    assertThat(directory.resolve("small")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fixture generate                    | 2 | FILE
          fixture generate none.yaml          | 3 | no such file or directory
          fixture generate small.yaml --out - | 2 | names no file to write
          fixture generate small.yaml --out small.yaml   | 5 | exists and is not a directory
          fixture generate small.yaml --out small.yaml/a | 5 | small.yaml exists and is not a directory
          fixture generate small.yaml --out /dev/full    | 5 | exists and is not a directory
          fixture generate --check small.yaml --out small.yaml | 5 | is not a directory
          """)
  void mistakesOfTheCommandLineAreSaid(String line, int exit, String message) {
    Ran ran = cli.run(line.split(" +"));

    assertThat(ran.exit()).as(ran.err()).isEqualTo(exit);
    assertThat(ran.err()).contains(message);
  }
}
