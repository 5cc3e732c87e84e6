package dev.minica.cli.conformance;

import static dev.minica.cli.conformance.Manners.assertHarmless;
import static dev.minica.cli.conformance.Manners.assertRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.cli.FakeTerminal;
import dev.minica.cli.command.Commands;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every command: exit codes, JSON, silence, colours, passphrases. */
class EverywhereTest {

  private static final String SECRET = "correct-horse-battery";

  /** Reads JSON texts with NULs between them, and takes neither NaN nor a key twice. */
  private static final String STRICT =
      """
      import json, sys
      def once(pairs):
          assert len(dict(pairs)) == len(pairs), pairs
          return dict(pairs)
      def none(word):
          raise ValueError(word)
      for text in sys.stdin.buffer.read().decode('utf-8').split(chr(0)):
          json.loads(text, object_pairs_hook=once, parse_constant=none)
      """;

  @TempDir Path world;
  private Cli cli = new Cli();

  @BeforeEach
  void enter() {
    cli = new Cli().in(world);
  }

  private void makeCa() {
    assertThat(cli.run("init", "--ca", "ca").exit()).isZero();
  }

  private void makeLockedCa() {
    assertThat(cli.run("init", "--ca", "ca", "--ca-password", "pass:" + SECRET).exit()).isZero();
  }

  static Stream<String> commands() {
    return Commands.commands().stream().map(Commands.Entry::name);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpHasASynopsisThreeExamplesAndTheExitCodes(String command) {
    Ran ran = cli.run((command + " --help").split(" ", -1));
    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).startsWith("Usage: minica " + command);
    assertThat(ran.out().lines().dropWhile(line -> !line.equals("Examples:")))
        .filteredOn(line -> line.matches(" {2}[^ ].*") && line.contains("minica "))
        .hasSizeGreaterThanOrEqualTo(3);
    assertThat(ran.out().lines().dropWhile(line -> !line.equals("Exit codes:")))
        .anyMatch(line -> line.startsWith("  0 "))
        .anyMatch(line -> line.startsWith("  70 "));
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
    assertHarmless(ran);
  }

  @Test
  void everythingSaidInJsonIsStrictJson() {
    String hostile = "a\u001b[31m\"\\\u202e\u0000\ud800\u2028\n";
    List<String> texts = new ArrayList<>();
    texts.add(result("init", "--ca", "ca", "--name", "Team \"Root\" \\ \u00fc \ud83d\ude00"));
    texts.add(result("issue", "--ca", "ca", "a.example", "--format", "p12,jks"));
    texts.add(
        result(
            "issue",
            "--ca",
            "ca",
            "--out",
            hostile.replace("\u0000", "").replace("\ud800", ""),
            "b.example"));
    texts.add(result("list", "--ca", "ca"));
    texts.add(result("inspect", "a.example/cert.pem", "a.example/ca.pem"));
    texts.add(result("inspect", "a.example/key.pem"));
    texts.add(error(3, "inspect", "a.example"));
    texts.add(result("list", "--ca", "ca", "--name", "none"));
    texts.add(result("key", "generate"));
    texts.add(result("key", "generate", "--out", "k.pem", "--password", "pass:" + SECRET));
    texts.add(result("key", "public", "a.example/key.pem"));
    texts.add(result("key", "convert", "a.example/key.pem", "--sec1"));
    texts.add(error(5, "key", "generate", "--out", "k.pem"));
    writeSet(hostile.replace("\u0000", "").replace("\ud800", ""));
    texts.add(no("fixture", "generate", "--check", "set.yaml"));
    texts.add(result("fixture", "generate", "set.yaml"));
    texts.add(error(3, "fixture", "generate", "a.example"));
    texts.add(no("scan", "--notes", "set", "k.pem"));
    texts.add(cli.run("scan", "--notes", "--format", "sarif", "set").out());
    texts.add(error(3, "scan", hostile.replace("\u0000", "").replace("\ud800", "") + "none"));
    texts.add(error(9, "key", "public", "k.pem", "--password", "pass:wrong"));
    texts.add(result("--version"));
    texts.add(error(2, "issue", "--ca", "ca", hostile));
    texts.add(error(2, hostile));
    texts.add(error(2, "issue", "--ca", "ca"));
    texts.add(error(3, "issue", "--ca", "ca", "c.example", "--key-file", "none"));
    texts.add(error(5, "issue", "--ca", "ca", "a.example"));
    texts.add(error(5, "init", "--ca", "ca"));
    texts.add(error(6, "list", "--ca", "none"));
    String all = String.join("\u0000", texts);
    Tool.named("python3").feed(all.getBytes(StandardCharsets.UTF_8), "-c", STRICT).succeeded();
  }

  /** With a quote in a subject, and a file whose name would write on a terminal. */
  private void writeSet(String hostile) {
    try {
      Files.writeString(
          world.resolve("set.yaml"),
          "name: set\nauthorities: [{id: r, subject: \"CN=\\u00fc \\\\\\\"\"}]\n"
              + "certificates: [{id: w, issuer: r, names: [a.example], lifetime: 7d}]\n");
      Files.writeString(
          Files.createDirectory(world.resolve("set")).resolve(hostile + ".pem"), "nothing\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String result(String... line) {
    return answer(0, line);
  }

  private String no(String... line) {
    return answer(1, line);
  }

  private String answer(int exit, String... line) {
    Ran ran = json(line);
    assertThat(ran.exit()).as(ran.err()).isEqualTo(exit);
    assertThat(ran.out()).startsWith("{").endsWith("}\n");
    return ran.out();
  }

  private String error(int exit, String... line) {
    Ran ran = json(line);
    assertThat(ran.exit()).as(ran.err()).isEqualTo(exit);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("{").endsWith("}\n").contains("\"code\": " + exit + ",");
    return ran.err();
  }

  private Ran json(String... line) {
    Ran ran = cli.run(Stream.concat(Stream.of("--json"), Stream.of(line)).toArray(String[]::new));
    assertHarmless(ran);
    return ran;
  }

  @Test
  void quietLeavesTheResultAlone() {
    for (String option : List.of("-q", "--quiet")) {
      Ran made = cli.run("init", "--ca", "ca" + option, option);
      Ran issued =
          cli.run("issue", "--ca", "ca" + option, "a.example", "--out", "o" + option, option);
      Ran listed = cli.run("list", "--ca", "ca" + option, "--name", "none", option);
      assertThat(List.of(made, issued, listed)).allMatch(ran -> ran.exit() == 0);
      assertThat(List.of(made, issued, listed)).allMatch(ran -> ran.err().isEmpty());
      assertThat(made.out()).contains("SHA-256");
      assertThat(issued.out()).contains("serial");
    }
  }

  @Test
  void errorsAreSaidEvenWhenQuiet() {
    assertRefusal(cli.run("-q", "list", "--ca", "none"), 6);
  }

  @Test
  void coloursAreForTerminalsThatWantThem() {
    assertThat(colours(FakeTerminal.typing(), "auto", null)).isTrue();
    assertThat(colours(FakeTerminal.typing(), "auto", "1")).isFalse();
    assertThat(colours(FakeTerminal.typing(), "auto", "")).isTrue();
    assertThat(colours(FakeTerminal.typing(), "never", null)).isFalse();
    assertThat(colours(FakeTerminal.absent(), "auto", null)).isFalse();
    assertThat(colours(FakeTerminal.absent(), "always", "1")).isTrue();
  }

  private boolean colours(FakeTerminal terminal, String when, String noColor) {
    Cli coloured = new Cli().in(world).terminal(terminal);
    if (noColor != null) {
      coloured.variable("NO_COLOR", noColor);
    }
    return coloured.run("list", "--ca", "none", "--color", when).err().contains("\u001b[");
  }

  @Test
  void aPassphraseComesFromEachSource() throws IOException {
    makeLockedCa();
    Files.writeString(world.resolve("file"), SECRET + "\r\nmore\n");
    Cli all =
        new Cli()
            .in(world)
            .variable("CA_PASS", SECRET)
            .input(SECRET + "\nmore\n")
            .terminal(FakeTerminal.typing(SECRET));
    for (String source : List.of("pass:" + SECRET, "env:CA_PASS", "file:file", "stdin", "prompt")) {
      Ran ran =
          all.run(
              "issue",
              "--ca",
              "ca",
              "a.example",
              "--out",
              "by " + source.charAt(1),
              "--ca-password",
              source);
      assertThat(ran.exit()).as(source + ran.err()).isZero();
    }
  }

  @Test
  void aPassphraseThatIsNotThereChangesNothing() throws IOException {
    makeLockedCa();
    Files.writeString(world.resolve("empty"), "");
    Files.writeString(world.resolve("long"), "x".repeat(5000));
    Files.write(world.resolve("latin"), new byte[] {(byte) 0xfc, '\n'});
    Tree before = Tree.of(world);
    assertThat(refused("pass:wrong", 9)).contains("root.key");
    refused("pass:", 9);
    refused("file:empty", 9);
    refused("file:none", 3);
    refused("file:long", 3);
    refused("file:latin", 3);
    refused("file:.", 3);
    refused("env:NOT_SET", 2);
    refused("fd:99", 2, 3);
    refused("fd:-1", 2);
    refused("fd:x", 2);
    assertThat(refused(SECRET, 2)).doesNotContain(SECRET);
    assertThat(refused("prompt", 2)).contains("--ca-password");
    Ran unsaid = cli.run("issue", "--ca", "ca", "a.example");
    assertRefusal(unsaid, 2);
    assertThat(unsaid.err()).contains("--ca-password");
    assertThat(Tree.of(world)).isEqualTo(before);
  }

  private String refused(String source, Integer... exits) {
    Ran ran = cli.run("issue", "--ca", "ca", "a.example", "--ca-password", source);
    assertRefusal(ran, exits);
    return ran.err();
  }

  @Test
  void listingAsksForNoPassphrase() {
    makeLockedCa();
    assertThat(cli.run("list", "--ca", "ca").exit()).isZero();
  }

  /** The one form that OpenSSL 3, the JDK, Python and Go all read. */
  @Test
  void theLockedKeyIsPbes2WithSha256AndAes() {
    makeLockedCa();
    Path key = world.resolve("ca/root.key");
    Tool openssl = Tool.named("openssl");
    String fields = openssl.run("asn1parse", "-in", key).succeeded().text();
    assertThat(fields).contains(":PBES2", ":PBKDF2", ":0927C0", ":hmacWithSHA256", ":aes-256-cbc");
    openssl.run("pkey", "-in", key, "-noout", "-passin", "pass:" + SECRET).succeeded();
    openssl.run("pkey", "-in", key, "-noout", "-passin", "pass:wrong").failed();
  }

  @Test
  void noSecretIsEverSaid() throws IOException {
    List<Ran> all = new ArrayList<>();
    for (String form : List.of("--color=never", "--json")) {
      String ca = "ca" + form;
      all.add(cli.run(form, "init", "--ca", ca, "--ca-password", "pass:" + SECRET));
      for (String source :
          List.of("pass:" + SECRET, "pass:not-" + SECRET, SECRET, "env:" + SECRET + "?")) {
        all.add(
            cli.run(
                form,
                "issue",
                "--ca",
                ca,
                "a.example",
                "--format=p12,jks",
                "--out",
                ca + source.length(),
                "--password",
                "pass:" + SECRET,
                "--ca-password",
                source));
      }
      all.add(cli.run(form, "issue", "--ca", ca, "a.example", "--password", SECRET));
      all.add(cli.run(form, "list", "--ca", ca));
    }
    // The name of a variable is no secret, and the only place where this word may stand.
    assertThat(all)
        .allSatisfy(
            ran ->
                assertThat(ran.out() + ran.err().replace(SECRET + "?", "")).doesNotContain(SECRET));
    assertThat(all).anyMatch(ran -> ran.exit() == 0).anyMatch(ran -> ran.exit() == 9);
    String key = Files.readAllLines(world.resolve("ca--json/root.key")).get(3);
    assertThat(all).noneMatch(ran -> ran.out().contains(key));
  }

  @Test
  void theUsualPasswordIsSaidSinceItIsNoSecret() {
    makeCa();
    assertThat(cli.run("issue", "--ca", "ca", "a.example", "--format", "jks").out())
        .contains("changeit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rw--w----", "rwxrwxrwx", "rw-----w-"})
  void aKeyThatOthersHaveAccessToIsNotUsed(String mode) throws IOException {
    makeCa();
    Path key = world.resolve("ca/root.key");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(mode));
    Tree before = Tree.of(world);
    Ran ran = cli.run("issue", "--ca", "ca", "a.example");
    assertRefusal(ran, 6);
    assertThat(ran.err()).contains("minica: hint: chmod 600 ").contains(key.toString());
    assertThat(cli.run("list", "--ca", "ca").exit()).isZero();
    assertThat(Tree.of(world)).isEqualTo(before);
  }

  @Test
  void aNewerLayoutIsNotUsed() throws IOException {
    makeCa();
    Files.writeString(world.resolve("ca/settings.properties"), "format=2\n");
    Tree before = Tree.of(world);
    assertRefusal(cli.run("list", "--ca", "ca"), 6);
    assertRefusal(cli.run("issue", "--ca", "ca", "a.example"), 6);
    assertThat(Tree.of(world)).isEqualTo(before);
  }

  @Test
  void policyRefusesWithAnExitCodeOfItsOwn() {
    makeCa();
    Tree before = Tree.of(world);
    assertRefusal(cli.run("issue", "--ca", "ca", "a.example", "--not-after", "+20y"), 4);
    assertThat(Tree.of(world)).isEqualTo(before);
  }
}
