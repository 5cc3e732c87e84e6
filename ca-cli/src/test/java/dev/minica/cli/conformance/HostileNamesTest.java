package dev.minica.cli.conformance;

import static dev.minica.cli.conformance.Manners.assertHarmless;
import static dev.minica.cli.conformance.Manners.assertRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.x509.HostileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that were chosen to do harm: issued in one new folder, or refused without a trace. */
class HostileNamesTest {

  private static final Set<String> FILES = Set.of("cert.pem", "key.pem", "fullchain.pem", "ca.pem");

  @TempDir Path world;
  private Path work = Path.of("");
  private Cli cli = new Cli();

  @BeforeEach
  void makeCa() throws IOException {
    work = Files.createDirectory(world.resolve("work"));
    cli = new Cli().in(work);
    assertThat(cli.run("init", "--ca", "../ca").exit()).isZero();
  }

  static Stream<HostileName> names() {
    return HostileName.all().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void staysInsideItsFolderOrIsRefused(HostileName name) {
    Tree before = Tree.of(world);
    Ran ran = cli.run("issue", "--ca", "../ca", "--", name.typed());
    if (name.isRefused()) {
      assertRefusal(ran, 2);
      assertThat(ran.err()).hasSizeLessThan(700);
      assertThat(Tree.of(world)).isEqualTo(before);
    } else {
      assertThat(ran.exit()).as(ran.err()).isZero();
      assertHarmless(ran);
      assertOneNewFolder(Tree.of(world).since(before));
    }
  }

  private void assertOneNewFolder(Set<String> added) {
    String here = world.relativize(work) + "/";
    List<String> made = added.stream().filter(path -> path.startsWith(here)).sorted().toList();
    List<String> records = added.stream().filter(path -> !path.startsWith(here)).toList();
    assertThat(made).hasSize(FILES.size() + 1);
    String folder = made.get(0);
    assertThat(folder.substring(here.length())).doesNotContain("/");
    assertThat(made.subList(1, made.size()))
        .containsExactlyInAnyOrderElementsOf(
            FILES.stream().map(file -> folder + "/" + file).toList());
    assertThat(records).singleElement().asString().startsWith("ca/certs/");
  }

  @ParameterizedTest
  @MethodSource("some")
  void isHarmlessAmongTheNamesOfAnother(HostileName name) {
    Tree before = Tree.of(work);
    Ran ran = cli.run("issue", "--ca", "../ca", "--out", "o", "--", "first.example", name.typed());
    assertHarmless(ran);
    Set<String> added = Tree.of(work).since(before);
    if (name.isRefused()) {
      assertThat(added).isEmpty();
    } else {
      assertThat(added).hasSize(FILES.size() + 1).allMatch(path -> path.matches("o(/.*)?"));
    }
  }

  /** What begins with a hyphen is an option, and these are none. */
  @ParameterizedTest
  @ValueSource(strings = {"-x", "--x", "-", "--..", "-rf", "@file", "@/etc/passwd"})
  void isNoOptionWithoutTheMarkOfOperands(String word) {
    Tree before = Tree.of(world);
    assertRefusal(cli.run("issue", "--ca", "../ca", word), 2);
    assertThat(Tree.of(world)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"twin.example TWIN.example", "b\u00fccher.example xn--bcher-kva.example"})
  void twinsShareAFolderAndTheSecondIsRefused(String twins) {
    String[] names = twins.split(" ", -1);
    assertThat(cli.run("issue", "--ca", "../ca", names[0]).exit()).isZero();
    Tree before = Tree.of(world);
    assertRefusal(cli.run("issue", "--ca", "../ca", names[1]), 5);
    assertThat(Tree.of(world)).isEqualTo(before);
  }

  /** Every fifth row: a part of each of the table's chapters. */
  static Stream<HostileName> some() {
    List<HostileName> all = HostileName.all();
    return IntStream.range(0, all.size()).filter(i -> i % 5 == 0).mapToObj(all::get);
  }

  @ParameterizedTest
  @MethodSource("some")
  void isHarmlessAsSubjectOrAlias(HostileName name) {
    for (String option : List.of("--subject", "--alias")) {
      Tree before = Tree.of(work);
      Ran ran =
          cli.run(
              "issue",
              "--ca",
              "../ca",
              "a.example",
              "--format",
              "p12",
              "--out",
              option.substring(2),
              option + "=" + name.typed());
      assertHarmless(ran);
      assertThat(ran.exit()).as(option).isIn(0, 2);
      assertThat(Tree.of(work).since(before)).hasSize(ran.exit() == 0 ? FILES.size() + 3 : 0);
    }
  }

  @ParameterizedTest
  @MethodSource("some")
  void isNoneOfTheOtherThings(HostileName name) {
    Tree before = Tree.of(world);
    for (String option : List.of("--key", "--format", "--not-after", "--password")) {
      assertRefusal(cli.run("issue", "--ca=../ca", "a.example", option + "=" + name.typed()), 2);
    }
    // with a slash in it, it is a file that is not there
    Ran profile = cli.run("issue", "--ca=../ca", "a.example", "--profile=" + name.typed());
    assertRefusal(profile, 2, 3);
    assertThat(Tree.of(world)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("some")
  void isHarmlessAsTheNameOfAnAuthority(HostileName name) {
    Ran ran = cli.run("init", "--ca", "ca", "--name=" + name.typed());
    assertHarmless(ran);
    assertThat(ran.exit()).isIn(0, 2);
    assertThat(Files.exists(work.resolve("ca"))).isEqualTo(ran.exit() == 0);
    if (ran.exit() == 0) {
      assertHarmless(cli.run("list", "--ca", "ca"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "a\u001b[31mb",
        "a\nb",
        "\u202eexe.pem",
        "a\u200bb",
        "a\u009bb",
        " ",
        "~",
        "\u2028",
        "a\tb",
        "\ufeff"
      })
  void isHarmlessAsAFolder(String name) {
    for (String[] line :
        new String[][] {
          {"issue", "--ca", "../ca", "a.example", "--out=" + name},
          {"list", "--ca=" + name},
          {"init", "--ca=" + name},
          {"issue", "--ca=" + name, "b.example"},
          {"issue", "--ca=../ca", "c.example", "--key-file=" + name},
          {"issue", "--ca=../ca", "c.example", "--format=p12", "--password=file:" + name},
          {"issue", "--ca=../ca", "c.example", "--format=p12", "--password=env:" + name},
          {"issue", "--ca=../ca", "c.example", "--format=p12", "--password=" + name},
        }) {
      assertHarmless(cli.run(line));
    }
  }

  @Test
  void thereAreEnough() {
    assertThat(HostileName.all()).hasSizeGreaterThan(120);
  }
}
