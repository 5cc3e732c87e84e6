package dev.minica.cli.conformance;

import static dev.minica.cli.conformance.Manners.assertRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that cannot be what they are taken for: refused in one line, and nothing has changed. */
@Timeout(120)
class BadInputTest {

  static final String KEY =
      """
      -----BEGIN PRIVATE KEY-----
      MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgi5jYbO2RTJQis89Y
      iLWrETKBJCb6s/7KVmjfW8lzDU2hRANCAAQ4mH6hXfmcdnrqd+EVQ0MAJ+4e1A9g
      g1n2G3gXACcssSDivjadqKwFs0mzqRt0qOcUDEbWzLncUyJAC2TtdRaR
      -----END PRIVATE KEY-----
      """;

  /** The same, its passphrase is "right". */
  private static final String LOCKED =
      """
      -----BEGIN ENCRYPTED PRIVATE KEY-----
      MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAjXeivnLOrpEAICCAAw
      DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEECaCCvoh6S+jqTqpxbGQ29wEgZCo
      GhXeEUZGszpzbvQeBwyPDNNcvoNa8MiMWxF1w0tdxwaj3Rq3qpzO9jqABjaDqzSR
      SvYSOKiT+Da5b8tiuetOAq9r39WYQE/w2bChtzQ/7EPt4qYTcyHoX0LIeYjGwHN+
      FH8wVbB/05/ZwTy24KRDY3M0e2SLTgmWmRz50dutvrY4MdXu1hJ+jlEF1mwZUb0=
      -----END ENCRYPTED PRIVATE KEY-----
      """;

  /** What nothing can be done with, and can still be looked at from outside. */
  private static final Set<String> WORTH_A_LOOK =
      Set.of(
          "two keys",
          "parameters",
          "a key encrypted in the old way",
          "2^31 iterations",
          "2^63 iterations",
          "2^31 - 1 iterations",
          "no iteration",
          "fewer iterations than none",
          "scrypt with 2^40 blocks",
          "scrypt with 2^24 blocks",
          "an unknown cipher",
          "a vector of one octet",
          "a key of an unknown algorithm",
          "a key RSA of a million bits",
          "a key RSA of 16 bits",
          "a key on an unknown curve");

  @TempDir Path world;
  private Cli cli = new Cli();

  @BeforeEach
  void makeCa() {
    cli = new Cli().in(world);
    assertThat(cli.run("init", "--ca", "ca").exit()).isZero();
  }

  static Stream<BadInput> inputs() {
    String base64 = KEY.lines().filter(line -> !line.startsWith("-")).collect(Collectors.joining());
    return Stream.of(
            BadFiles.all(),
            new BadPem(KEY).all(),
            new BadDer(Base64.getDecoder().decode(base64)).all())
        .flatMap(kinds -> kinds);
  }

  /** Whatever command it is given to: a bad file is refused in one line, and nothing changes. */
  @ParameterizedTest
  @MethodSource("inputs")
  void isRefusedByWhateverReadsIt(BadInput input) throws IOException {
    issueServer();
    Path file = input.maker().make(world.resolve("input"));
    Tree before = Tree.of(world);
    for (Reader reader : Reader.values()) {
      Ran ran = cli.run(reader.on(file.toString()));
      if (reader.takesAnything()) {
        assertAnswered(reader.name(), ran);
      } else if (reader.onlyLooks() && WORTH_A_LOOK.contains(input.what())) {
        assertThat(ran.exit()).as(ran.err()).isZero();
        Manners.assertHarmless(ran);
      } else {
        assertRefusedAsBad(reader.name(), ran);
      }
      assertThat(Tree.of(world)).as(reader.name()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void isNoFileToServeFrom(BadInput input) throws IOException {
    issueServer();
    Files.createFile(world.resolve("server/chain.pem"));
    for (String part : List.of("key.pem", "cert.pem", "chain.pem", "ca.pem")) {
      Path file = world.resolve("server").resolve(part);
      Path good = Files.move(file, world.resolve(part));
      if (put(input, file) && !isAbsentChain(file)) {
        Tree before = Tree.of(world);
        assertRefusedAsBad(part, cli.run("tls", "serve", "server", "--listen", "127.0.0.1:0"));
        assertThat(Tree.of(world)).as(part).isEqualTo(before);
      }
      remove(file);
      if (!part.equals("chain.pem")) {
        Files.move(good, file);
      }
    }
  }

  private void issueServer() {
    Ran ran = cli.run("issue", "--ca", "ca", "server.example", "--out", "server");
    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  /** Only key and certificate must be there. */
  private static boolean isAbsentChain(Path file) {
    return !Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && Set.of("chain.pem", "ca.pem").contains(file.getFileName().toString());
  }

  private static void remove(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  /** What can be read at all is no mistake. */
  private static void assertAnswered(String where, Ran ran) {
    Manners.assertHarmless(ran);
    assertThat(ran.exit()).as(where + ": " + ran.err()).isIn(0, 1, 3);
    if (ran.exit() == 3) {
      assertRefusedAsBad(where, ran);
    }
  }

  private static void assertRefusedAsBad(String where, Ran ran) {
    assertThat(ran.exit()).as(where + ": " + ran.err()).isEqualTo(3);
    assertRefusal(ran, 3);
    assertThat(ran.err()).doesNotContain("secret", "Exception", "org.bouncycastle");
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void isNoRootsKey(BadInput input) throws IOException {
    assertNoPartOfCa(input, "root.key", List.of("issue", "--ca", "ca", "a.example"));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void isNoRoot(BadInput input) throws IOException {
    assertNoPartOfCa(input, "root.pem", List.of("list", "--ca", "ca"));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void isNoSettings(BadInput input) throws IOException {
    assertNoPartOfCa(input, "settings.properties", List.of("list", "--ca", "ca"));
  }

  /** A part that is damaged makes a CA that must not be used. */
  private void assertNoPartOfCa(BadInput input, String part, List<String> command)
      throws IOException {
    Path file = world.resolve("ca").resolve(part);
    Files.delete(file);
    assumeTrue(put(input, file), "no such file can stand there");
    Tree before = Tree.of(world);
    Ran ran = cli.run(command.toArray(String[]::new));
    assertRefusal(ran, 6);
    assertThat(ran.err())
        .contains(Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? part : "ca")
        .doesNotContain("Exception", "org.bouncycastle");
    assertThat(Tree.of(world)).isEqualTo(before);
  }

  /** Puts the input there, by a link if the system has it elsewhere; false if nothing can be. */
  private static boolean put(BadInput input, Path file) throws IOException {
    Path made = input.maker().make(file);
    if (made.startsWith(file)) {
      return true;
    }
    if (Files.exists(made)) {
      Files.createSymbolicLink(file, made);
    }
    return Files.exists(made);
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void isNoRecordAndHidesNone(BadInput input) throws IOException {
    assertThat(cli.run("issue", "--ca", "ca", "a.example").exit()).isZero();
    Path records = world.resolve("ca/certs");
    Path made = input.maker().make(records.resolve("4f".repeat(20) + ".pem"));
    assertThat(made).isNotNull();
    Tree before = Tree.of(world);
    Ran ran = cli.run("list", "--ca", "ca");
    assertThat(ran.exit()).as(ran.err()).isZero();
    Manners.assertHarmless(ran);
    assertThat(ran.out()).contains("a.example");
    assertThat(Tree.of(world)).isEqualTo(before);
  }

  @Test
  void aWrongPassphraseIsNoBadInput() throws IOException {
    Path file = Files.writeString(world.resolve("locked.pem"), LOCKED);
    String[] line = {"issue", "--ca", "ca", "a.example", "--key-file", file.toString()};
    Tree before = Tree.of(world);
    Ran wrong = run(line, "--key-password", "pass:wrong");
    assertRefusal(wrong, 9);
    assertThat(wrong.err()).contains("locked.pem").doesNotContain("pass:wrong");
    assertRefusal(run(line), 2);
    assertThat(Tree.of(world)).isEqualTo(before);
    assertThat(run(line, "--key-password", "pass:right").exit()).isZero();
  }

  private Ran run(String[] line, String... more) {
    return cli.run(Stream.of(line, more).flatMap(Stream::of).toArray(String[]::new));
  }

  @Test
  void thereAreEnough() {
    assertThat(inputs()).hasSizeGreaterThan(60);
  }
}
