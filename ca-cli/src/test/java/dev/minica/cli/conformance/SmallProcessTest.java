package dev.minica.cli.conformance;

import static dev.minica.cli.conformance.Manners.assertRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.cli.bombs.Bombs;
import dev.minica.testing.Tool.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What takes a process: little memory, file descriptors, a umask, a full disk. */
class SmallProcessTest {

  private static final List<String> HEAVY =
      List.of(
          "2 GiB of nothing",
          "a device without end",
          "100,000 open sequences",
          "10,000 sequences in each other",
          "a key RSA of a million bits",
          "2^31 - 1 iterations",
          "scrypt with 2^24 blocks",
          "10,000 blocks of noise");

  @TempDir Path world;
  @TempDir Path folder;

  @BeforeEach
  void makeCa() {
    assertThat(new Cli().in(world).run("init", "--ca", "ca").exit()).isZero();
  }

  static Stream<BadInput> heavy() {
    return BadInputTest.inputs().filter(input -> HEAVY.contains(input.what()));
  }

  @ParameterizedTest
  @MethodSource("heavy")
  void whatIsHeavyIsRefusedWithLittleMemory(BadInput input) throws IOException {
    Path file = input.maker().make(world.resolve("input"));
    Tree before = Tree.of(world);
    Outcome outcome =
        shell(
            "exec \"$@\"",
            "issue",
            "--ca",
            "ca",
            "a.example",
            "--key-file",
            file,
            "--key-password",
            "pass:x");
    assertRefusal(new Ran(outcome.exit(), outcome.text(), outcome.err()), 3);
    assertThat(Tree.of(world)).isEqualTo(before);
  }

  /** What can be looked at from outside is; for all others that is no work either. */
  @ParameterizedTest
  @MethodSource("heavy")
  void whatIsHeavyIsLookedAtWithLittleMemory(BadInput input) throws IOException {
    Path file = input.maker().make(world.resolve("input"));
    Outcome outcome = shell("exec \"$@\"", "inspect", file);
    Ran ran = new Ran(outcome.exit(), outcome.text(), outcome.err());
    Manners.assertHarmless(ran);
    assertThat(ran.exit()).as(ran.err()).isIn(0, 3);
  }

  /** Whoever hands in a file must not be able to keep minica busy, or to have it crash. */
  @Test
  void bombsAreRefusedOrAnsweredWithLittleMemory() throws Exception {
    List<String> attempts = Bombs.make(world);
    assertThat(
            new Cli().in(world).run("issue", "--ca", "ca", "a.example", "--out", "server").exit())
        .isZero();
    Tree before = Tree.of(world);
    List<String> outcomes = volley();
    assertThat(outcomes).hasSameSizeAs(attempts);
    SoftAssertions softly = new SoftAssertions();
    for (int i = 0; i < attempts.size(); i++) {
      String[] outcome = outcomes.get(i).split("\t", -1);
      Ran ran =
          new Ran(
              Integer.parseInt(outcome[0]), Volley.inLines(outcome[1]), Volley.inLines(outcome[2]));
      String attempt = attempts.get(i);
      softly
          .assertThatCode(() -> assertEndsAs(attempt, ran))
          .as(shown(attempt))
          .doesNotThrowAnyException();
    }
    softly.assertAll();
    assertThat(Tree.of(world)).isEqualTo(before);
  }

  private static void assertEndsAs(String attempt, Ran ran) {
    int exit = Integer.parseInt(attempt.substring(0, attempt.indexOf(' ')));
    if (exit > 1) {
      assertRefusal(ran, exit);
    } else {
      Manners.assertHarmless(ran);
      assertThat(ran.exit()).as(ran.err()).isEqualTo(exit);
    }
  }

  private static String shown(String attempt) {
    return attempt.substring(0, Math.min(attempt.length(), 200));
  }

  /** Started directly: it takes longer than a tool may. */
  private List<String> volley() throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(MiniProcess.volley(world.toString()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(err)).isZero();
    return Files.readAllLines(out);
  }

  @Test
  void allHeavyOnesAreThere() {
    assertThat(heavy()).hasSameSizeAs(HEAVY);
  }

  @Test
  void aPassphraseComesThroughAFileDescriptor() {
    shell("printf 'one\\n' | { exec 7<&0 </dev/null; exec \"$@\"; }", init("locked", "fd:7"))
        .succeeded();
    String issue = "printf 'one\\ntwo\\n' | { exec 5<&0 </dev/null; exec \"$@\"; }";
    shell(issue, "issue", "--ca", "locked", "a.example", "--ca-password", "fd:5").succeeded();
    Outcome closed =
        shell("exec \"$@\" 5<&-", "issue", "--ca", "locked", "b.example", "--ca-password", "fd:5");
    assertRefusal(new Ran(closed.exit(), closed.text(), closed.err()), 2, 3);
  }

  @Test
  void keysAreSecretUnderAnyUmask() throws IOException {
    for (String umask : List.of("000", "077", "777")) {
      String ca = "ca" + umask;
      shell("umask " + umask + "; exec \"$@\"", "init", "--ca", ca).succeeded();
      shell("umask " + umask + "; exec \"$@\"", "issue", "--ca", ca, "a.example", "--out", "o" + ca)
          .succeeded();
      assertThat(mode(ca)).isEqualTo("rwx------");
      assertThat(mode(ca + "/root.key")).isEqualTo("rw-------");
      assertThat(mode("o" + ca + "/key.pem")).isEqualTo("rw-------");
    }
  }

  @Test
  void namesAreReadInAnyLocale() throws IOException {
    for (String locale : List.of("LC_ALL=C.UTF-8", "LC_ALL=tr_TR.UTF-8 TZ=Asia/Kathmandu")) {
      Path out = world.resolve("out " + locale.hashCode());
      shell(
              "export " + locale + "; exec \"$@\"",
              "issue",
              "--ca",
              "ca",
              "TITLE.I.example",
              "--out",
              out)
          .succeeded();
      assertThat(Files.readAllLines(out.resolve("cert.pem"))).isNotEmpty();
    }
    assertThat(new Cli().in(world).run("list", "--ca", "ca").out()).contains("title.i.example");
  }

  @Test
  void aFullStandardOutputIsAFailure() {
    Outcome outcome = shell("exec \"$@\" >/dev/full", "--version");
    assertRefusal(new Ran(outcome.exit(), outcome.text(), outcome.err()), 7);
  }

  private static Object[] init(String ca, String source) {
    return new Object[] {"init", "--ca", ca, "--ca-password", source};
  }

  /** Runs it with the words of the process as the shell's arguments. */
  private Outcome shell(String script, Object... arguments) {
    String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    return MiniProcess.shell(world, script, MiniProcess.command(words));
  }

  private String mode(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(world.resolve(file)));
  }
}
