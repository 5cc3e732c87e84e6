package dev.minica.cli.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts for key stores leave stores in which keytool finds what it finds in minica's. */
final class KeyStoreScriptsTest {

  private static final String[] PASSWORD = {"--password", "env:STORE_PASSWORD"};

  @TempDir Path folder;
  private Twins twins;

  @BeforeEach
  void makeTwins() throws IOException {
    Tool.named("openssl");
    Tool.named("keytool");
    twins = new Twins(folder).variable("STORE_PASSWORD", "tops3cret");
    Cli cli = new Cli().in(folder);
    for (String name : List.of("a.example", "b.example")) {
      cli.run("init", "--ca", "ca");
      Cli.Ran issued = cli.run("issue", name, "--ca", "ca", "--out", name);
      assertThat(issued.exit()).as(issued.err()).isZero();
      twins.file(name + ".key", Files.readString(folder.resolve(name).resolve("key.pem")));
      twins.file(name + ".pem", Files.readString(folder.resolve(name).resolve("cert.pem")));
    }
    twins.file("ca.pem", Files.readString(folder.resolve("ca/root.pem")));
  }

  /** What keytool lists, without the times and the name of the file. */
  private static String listed(Path store, String password) {
    return Tool.named("keytool")
        .run("-list", "-v", "-keystore", store, "-storepass", password)
        .succeeded()
        .text()
        .replaceAll("Creation date: .*", "")
        .replaceAll("(?s)Warning:.*", "");
  }

  private void assertSameStore(String name, String password) {
    assertThat(sorted(listed(twins.theirs().resolve(name), password)))
        .isEqualTo(sorted(listed(twins.ours().resolve(name), password)));
    assertThat(Twins.modes(twins.theirs())).isEqualTo(Twins.modes(twins.ours()));
  }

  /** keytool puts entries where it likes. */
  private static List<String> sorted(String listing) {
    return listing.lines().sorted().toList();
  }

  private void both(String command, String... arguments) {
    twins.both(with(command, arguments, PASSWORD));
  }

  private static String[] with(String command, String[] arguments, String[] more) {
    String[] all = new String[2 + arguments.length + more.length];
    all[0] = "keystore";
    all[1] = command;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    System.arraycopy(more, 0, all, 2 + arguments.length, more.length);
    return all;
  }

  private void createKeyStore(String store) {
    both(
        "create",
        store,
        "--key-file",
        "a.example.key",
        "--cert",
        "ca.pem",
        "--cert",
        "a.example.pem",
        "--alias",
        "first key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s.p12", "s.jks"})
  void createMakesTheSameKeyStore(String store) {
    createKeyStore(store);
    assertSameStore(store, "tops3cret");
  }

  @ParameterizedTest
  @CsvSource({"java8, PBE-SHA1-3DES", "legacy, PBE-SHA1-RC2-40"})
  void createOfAProfileIsDoneByOpenssl(String profile, String algorithm) {
    String script =
        twins.script(
            "keystore",
            "create",
            "s.p12",
            "--key-file",
            "a.example.key",
            "--cert",
            "a.example.pem",
            "--cert",
            "ca.pem",
            "--p12-profile",
            profile);
    assertThat(script).contains(algorithm);
    twins.run(script).succeeded();
    assertThat(listed(twins.theirs().resolve("s.p12"), "changeit")).contains("PrivateKeyEntry");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s.p12", "s.jks"})
  void createMakesTheSameTrustStore(String store) {
    twins.both("keystore", "create", store, "--cert", "a.example.pem", "--cert", "b.example.pem");
    assertSameStore(store, "changeit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s.p12", "s.jks"})
  void addRenameAndRemoveLeaveTheSameStore(String store) {
    createKeyStore(store);
    both("add", store, "--cert", "b.example.pem", "--cert", "ca.pem");
    both(
        "add",
        store,
        "--key-file",
        "b.example.key",
        "--cert",
        "b.example.pem",
        "--cert",
        "ca.pem",
        "--alias",
        "second");
    both("rename", store, "--alias", "first key", "--to", "it's \"first\"");
    both("remove", store, "--alias", "b.example");
    assertSameStore(store, "tops3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s.p12", "s.jks"})
  void aNewPasswordOpensTheStoreAndItsKeys(String store) throws IOException {
    createKeyStore(store);
    twins.variable("NEXT", "0therOne");
    both("password", store, "--new-password", "env:NEXT");
    assertSameStore(store, "0therOne");
    for (Path twin : List.of(twins.ours(), twins.theirs())) {
      Tool.named("keytool")
          .run(
              "-certreq",
              "-alias",
              "first key",
              "-keystore",
              twin.resolve(store),
              "-storepass",
              "0therOne",
              "-keypass",
              "0therOne")
          .succeeded();
    }
  }

  @Test
  void mergeAddsTheSameEntries() {
    createKeyStore("s.p12");
    twins.variable("FROM", "changeit");
    twins.both("keystore", "create", "o.jks", "--cert", "b.example.pem");
    both("merge", "s.p12", "o.jks", "--from-password", "env:FROM");
    assertSameStore("s.p12", "tops3cret");
  }

  @Test
  void exportWritesTheSameFiles() throws IOException {
    createKeyStore("s.jks");
    both(
        "export",
        "s.jks",
        "--alias",
        "first key",
        "--cert-out",
        "out/c.pem",
        "--chain-out",
        "out/chain.pem",
        "--key-out",
        "out/k.pem");
    for (String name : List.of("c.pem", "chain.pem", "k.pem")) {
      assertThat(text(twins.theirs(), name)).as(name).isEqualTo(text(twins.ours(), name));
    }
    assertThat(Twins.modes(twins.theirs())).isEqualTo(Twins.modes(twins.ours()));
  }

  private static String text(Path twin, String name) throws IOException {
    return Files.readString(twin.resolve("out").resolve(name)).replace("\r", "");
  }

  @Test
  void listShowsTheSameEntries() {
    createKeyStore("s.p12");
    String listing = twins.run(twins.script(with("list", new String[] {"s.p12"}, PASSWORD))).text();
    assertThat(listing).contains("Alias name: first key", "Certificate chain length: 2");
  }

  @Test
  void noScriptRepeatsAPassphrase() {
    createKeyStore("s.p12");
    assertThat(
            twins.script("keystore", "list", "s.p12", "--password", "pass:tops3cret")
                + twins.script(
                    "keystore", "add", "s.p12", "--cert", "ca.pem", "--password", "pass:x1y2z3"))
        .doesNotContain("tops3cret", "x1y2z3");
  }

  @Test
  void whatNeitherProgramKnowsIsRefused() {
    Cli.Ran refused =
        twins.minica("keystore", "create", "s.bcfks", "--cert", "ca.pem", "--show-openssl");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("neither openssl nor keytool changes BCFKS");
  }
}
