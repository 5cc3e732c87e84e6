package dev.minica.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that describe no set: {@code fixture generate} says where and why, and makes nothing. */
@Timeout(60)
class BadSetsTest {

  private static final String HEAD = "name: a\nauthorities: [{id: r}]\n";

  @TempDir Path world;

  /**
   * A file, and what is said of it.
   *
   * @param said behind the name of the file
   */
  private record Bad(String what, byte[] content, String said) {

    Bad(String what, String content, String said) {
      this(what, content.getBytes(StandardCharsets.UTF_8), said);
    }

    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Bad> files() {
    return Stream.of(texts(), structures(), names(), masses()).flatMap(each -> each);
  }

  private static Stream<Bad> texts() {
    return Stream.of(
        new Bad("nothing", "", ":1:1: nothing is in it"),
        new Bad("a comment", "# later\n", ":1:1: nothing is in it"),
        new Bad("noise", new byte[] {(byte) 0xfe, (byte) 0xed, 0, 1}, ":1:1: octets that are no"),
        new Bad("DER", new byte[] {0x30, 0x03, 2, 1, 5}, ":1:2: "),
        new Bad("a NUL", "name: a\u0000b\n", ":1:8: the character \"\\u{0}\" cannot stand"),
        new Bad("an escape", "name: a\nabout: \u001b[2J\n", ":2:8: the character \"\\u{1b}\""),
        new Bad("UTF-16", "name: a\n".getBytes(StandardCharsets.UTF_16), ":1:1: octets that are"),
        new Bad("Latin-1", "name: \u00fc\n".getBytes(StandardCharsets.ISO_8859_1), ":1:7: octets"),
        new Bad("a tab that indents", "name: a\ndefaults:\n\tkey: ed25519\n", ":3:1: no YAML: "),
        new Bad("a mark, and a mistake", "\uFEFFnmae: a\n", ":1:1: unknown key \"nmae\""),
        new Bad("a mistake behind a mark", "\uFEFFname: a\nx: 1\n", ":2:1: unknown key \"x\""),
        new Bad("a mistake in DOS's lines", "name: a\r\n\r\n  x: 1\r\n", ":3:4: no YAML: "),
        new Bad("a key that moves the cursor", "\"a\\e[2J\": 1\n", ":1:1: unknown key \"a\\u{1b}"));
  }

  private static Stream<Bad> structures() {
    String bomb = "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nname: *c\n";
    return Stream.of(
        new Bad("a word", "kafka\n", ":1:1: the text \"kafka\" stands"),
        new Bad("a list", "[]\n", ":1:1: a list stands where a mapping"),
        new Bad("two documents", "name: a\n---\nname: b\n", ":2:1: a second document begins"),
        new Bad("aliases of aliases", bomb, ":1:4: the anchor \"a\""),
        new Bad("a tag", "name: !!java.net.URL [x]\n", ":1:7: the tag "),
        new Bad("a merge", "<<: {name: a}\n", ":1:1: unknown key \"<<\""),
        new Bad("20,000 brackets", "name: " + "[".repeat(20_000), ": nested deeper than 16 levels"),
        new Bad(
            "a key twice", "name: a\nname: b\n", ":2:1: the key \"name\" is there twice, first"),
        new Bad(
            "a key of no key",
            HEAD + "crls:\n- {id: c, issuer: r,  isuer: r}\n",
            ":4:23: unknown key \"isuer\""),
        new Bad("no name", "authorities: [{id: r}]\n", ":1:1: the key \"name\" is missing"),
        new Bad("a number", "name: 12\n", ":1:7: the number \"12\" stands"),
        new Bad(
            "CAs in a circle",
            "name: a\nauthorities:\n- {id: a, issuer: b}\n- {id: b, issuer: a}\n",
            ":3:19: nothing above has the id \"b\""),
        new Bad(
            "one that issues itself",
            "name: a\nauthorities: [{id: a, issuer: a}]\n",
            ":2:31: nothing above has the id \"a\""));
  }

  private static Stream<Bad> names() {
    return Stream.of(
            "../r",
            "/etc/r",
            "..",
            ".",
            ".r",
            "a/../../r",
            "C:\\r",
            "r\\0",
            "r\\n",
            "r\\e[31m",
            "r\\u202e",
            "",
            "-r",
            " r",
            "r".repeat(101),
            "\\U0001F600")
        .flatMap(
            name ->
                Stream.of(
                    id("the id " + name, "name: a\nauthorities: [{id: \"" + name + "\"}]\n", 2),
                    id("the name " + name, "name: \"" + name + "\"\n", 1)));
  }

  private static Bad id(String what, String content, int line) {
    return new Bad(what, content, ":" + line + (line == 1 ? ":7: \"" : ":20: \""));
  }

  private static Stream<Bad> masses() {
    String long10 = "x".repeat(10_000);
    return Stream.of(
        new Bad("100 MB", new byte[100_000_000], ": "),
        new Bad("70 KB", "#".repeat(70_000), ":1:1: 70000 octets are over the bound of 65536"),
        new Bad(
            "100,000 of one",
            HEAD + "certificates: [{id: 'a${n}', count: 100000, names: [a]}]\n",
            ":3:37: 100000 is not from 1 to 10000"),
        new Bad(
            "10,000 with a long password",
            HEAD
                + "certificates: [{id: 'a${n}', count: 10000, names: [a], password: "
                + "x".repeat(60_000)
                + "}]\n",
            ": the entries up to this one are more than"),
        new Bad(
            "a long text often in another",
            HEAD
                + "certificates: [{id: 'a', for: ["
                + long10
                + "], names: [a], password: '"
                + "${item}".repeat(5_000)
                + "'}]\n",
            ": more than 65536 characters once it is filled in"),
        new Bad(
            "two of one file",
            HEAD
                + "certificates:\n- {id: a, names: [a]}\n- {id: a.chain, names: [a]}\n"
                + "- {id: A, names: [a]}\n",
            ":6:8: the id \"A\" is taken"),
        new Bad(
            "a file of two",
            "name: a\nauthorities: [{id: r}, {id: i, issuer: r}]\ncertificates:\n"
                + "- {id: a.chain, names: [a]}\n- {id: a, issuer: i, names: [a]}\n",
            ":5:8: a and a.chain would both have a file a.chain.crt"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void isRefusedInOneLineAndNothingIsMade(Bad file) throws IOException {
    Files.write(world.resolve("set.yaml"), file.content());
    Tree before = Tree.of(world);

    Ran ran = new Cli().in(world).run("fixture", "generate", "set.yaml");

    Manners.assertRefusal(ran, 3);
    assertThat(ran.err()).startsWith("minica: error: ").contains("set.yaml", file.said());
    assertThat(Tree.of(world)).isEqualTo(before);
  }

  /** Editors and systems write these; they are no mistakes. */
  @Test
  void aMarkAndDosLinesAreRead() throws IOException {
    Files.writeString(world.resolve("set.yaml"), "\uFEFF" + HEAD.replace("\n", "\r\n"));

    Ran ran = new Cli().in(world).run("fixture", "generate", "set.yaml");

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(world.resolve("a/r.crt")).exists();
  }
}
