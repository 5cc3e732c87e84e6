package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Issuing CAs below the root, and roots whose key is elsewhere. */
class IntermediateCommandsTest {

  @TempDir Path folder;

  private Ran run(String... arguments) {
    return new Cli().in(folder).variable("MINICA_CA", "ca").run(arguments);
  }

  private String succeed(String... arguments) {
    Ran ran = run(arguments);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran.out();
  }

  private void assertVerifies(String name) {
    Path directory = folder.resolve(name);
    Tool.named("openssl")
        .run(
            "verify",
            "-x509_strict",
            "-CAfile",
            directory.resolve("ca.pem"),
            "-untrusted",
            directory.resolve("chain.pem"),
            directory.resolve("cert.pem"))
        .succeeded();
  }

  @Test
  void initMakesOneThatIssues() throws IOException {
    succeed("init", "--intermediate");
    succeed("issue", "server.example");

    assertVerifies("server.example");
    assertThat(Files.readString(folder.resolve("server.example/fullchain.pem")))
        .containsSubsequence("BEGIN CERTIFICATE", "BEGIN CERTIFICATE");
    assertThat(succeed("verify", "server.example/cert.pem", "--host", "server.example"))
        .contains("minica issuing CA ");
  }

  @Test
  void theIntermediateIsAmongWhatWasIssued() {
    succeed("init", "--intermediate");
    succeed("issue", "server.example");

    assertThat(succeed("list"))
        .containsPattern(" intermediate .* CN=minica issuing CA ")
        .containsPattern(" server .* server\\.example");
    assertThat(succeed("intermediate", "list")).contains("issuing *");
  }

  @Test
  void aRootThatIssuesHasNoIntermediates() {
    succeed("init");

    Ran ran = run("intermediate", "list");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).isEqualTo("none: the root issues by itself\n");
  }

  @Test
  void furtherOnesIssueWhenTheyAreNamed() {
    succeed("init");
    succeed("intermediate", "create", "web", "--key", "rsa-2048", "--lifetime", "2y");
    succeed("issue", "server.example", "--issuer", "web");
    succeed("issue", "root.example");

    assertVerifies("server.example");
    assertThat(folder.resolve("root.example/chain.pem")).doesNotExist();
  }

  @Test
  void theRootIssuesWhenItIsNamed() {
    succeed("init", "--intermediate");
    succeed("issue", "server.example", "--issuer", "root");

    assertThat(folder.resolve("server.example/chain.pem")).doesNotExist();
  }

  @Test
  void signedRequestsComeFromThemAsWell() {
    succeed("init", "--intermediate");
    succeed("csr", "create", "server.example", "--out", "r.pem", "--key-out", "k.pem");
    succeed("sign", "r.pem", "--out", "cert.pem");

    assertThat(succeed("verify", "cert.pem")).contains("minica issuing CA ");
  }

  @Test
  void theRootSignsTheRequestOfAnotherCa() {
    succeed("init", "--intermediate");
    succeed(
        "csr",
        "create",
        "--subject",
        "CN=Theirs",
        "t.example",
        "--out",
        "r.pem",
        "--key-out",
        "t.key");

    Ran below = run("sign", "r.pem", "--profile", "intermediate", "--out", "theirs.pem");
    assertThat(below.exit()).isEqualTo(4);
    assertThat(below.err()).contains("its path length is 0", "--issuer root");
    succeed("sign", "r.pem", "--profile", "intermediate", "--issuer", "root", "--out", "t.pem");
    assertThat(succeed("inspect", "t.pem")).contains("CA");
  }

  @Test
  void aNameIsTakenOnce() throws IOException {
    succeed("init");
    succeed("intermediate", "create", "web");
    byte[] before = Files.readAllBytes(folder.resolve("ca/issuer-web.pem"));

    Ran ran = run("intermediate", "create", "web");
    assertThat(ran.exit()).isEqualTo(5);
    assertThat(ran.err()).contains("there is an issuing CA \"web\" already");
    assertThat(Files.readAllBytes(folder.resolve("ca/issuer-web.pem"))).isEqualTo(before);
  }

  @Test
  void ofTwoAtOnceTheSlowerIsToldToChooseAnotherName() throws Exception {
    succeed("init");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Ran> runs = new ArrayList<>();
      Callable<Ran> creation = () -> run("intermediate", "create", "web", "--key", "rsa-2048");
      for (Future<Ran> ran : threads.invokeAll(Collections.nCopies(4, creation))) {
        runs.add(ran.get());
      }

      assertThat(runs).filteredOn(ran -> ran.exit() == 0).hasSize(1);
      assertThat(runs)
          .filteredOn(ran -> ran.exit() != 0)
          .allSatisfy(ran -> assertThat(ran.exit()).isEqualTo(5))
          .allSatisfy(
              ran ->
                  assertThat(ran.err())
                      .contains("there is an issuing CA \"web\" already: ")
                      .endsWith("minica: hint: choose another name\n"));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void theLogTellsItsNameAndItsSerialNumber() throws IOException {
    succeed("init", "--intermediate");
    succeed("intermediate", "create", "web");

    assertThat(Files.readAllLines(folder.resolve("ca/audit.log")))
        .anyMatch(line -> line.contains("\"event\":\"intermediate\"") && line.contains("issuing"))
        .last()
        .asString()
        .contains("\"event\":\"intermediate\",\"serial\":\"", "\"made\":\"web\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "root", "-web", "Web", "../web", "a b", "w\u00eb", "issuer/web"})
  void aNameThatIsNoneIsRefused(String name) {
    succeed("init");

    Ran ran = run("intermediate", "create", "--", name);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).startsWith("minica: error: ").contains("minica: hint: ");
  }

  @Test
  void whoIsNotThereIssuesNothing() {
    succeed("init");

    Ran ran = run("issue", "server.example", "--issuer", "web");
    assertThat(ran.exit()).isEqualTo(6);
    assertThat(ran.err()).contains("no issuing CA \"web\"", "minica intermediate list");
    assertThat(folder.resolve("server.example")).doesNotExist();
  }

  @Test
  void aRootsKeyGoesWhereItIsSent() throws IOException {
    succeed("init", "--root-key-out", "usb/root.key");

    assertThat(folder.resolve("ca/root.key")).doesNotExist();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("usb/root.key"))))
        .isEqualTo("rw-------");
    succeed("issue", "server.example");
    assertVerifies("server.example");
  }

  @Test
  void whatNeedsARootsKeySaysSo() {
    succeed("init", "--root-key-out", "usb/root.key");

    Ran without = run("intermediate", "create", "web");
    assertThat(without.exit()).isEqualTo(6);
    assertThat(without.err()).contains("was moved out", "--root-key");
    succeed("intermediate", "create", "web", "--root-key", "usb/root.key");
    succeed("issue", "server.example", "--issuer", "web");
    assertVerifies("server.example");
  }

  @Test
  void anotherRootsKeyIsNotTaken() {
    succeed("init", "--root-key-out", "usb/root.key");
    succeed("init", "--ca", "other");

    Ran ran = run("intermediate", "create", "web", "--root-key", "other/root.key");
    assertThat(ran.exit()).isEqualTo(6);
    assertThat(ran.err()).contains("not the one in the CA's certificate");
    assertThat(folder.resolve("ca/issuer-web.pem")).doesNotExist();
    assertThat(folder.resolve("ca/issuer-web.key")).doesNotExist();
  }

  @Test
  void aRootsKeyThatIsThrownAwayIsNowhere() {
    succeed("init", "--throw-away-root");
    succeed("issue", "server.example");

    assertVerifies("server.example");
    assertThat(folder.resolve("ca/root.key")).doesNotExist();
    Ran ran = run("intermediate", "create", "web");
    assertThat(ran.exit()).isEqualTo(6);
    assertThat(ran.err()).contains("was destroyed");
  }

  /** Whoever checks the whole chain asks the root, too, which cannot answer any more. */
  @ParameterizedTest
  @ValueSource(strings = {"--throw-away-root", "--root-key-out=root.key"})
  void aRootThatIsGoneHasSaidThatItRevokedNothing(String gone) throws IOException {
    succeed("init", gone);
    succeed("issue", "server.example");
    succeed("crl", "--out", "issuing.crl");
    Path crls = folder.resolve("crls.pem");
    try (Stream<Path> archived = Files.walk(folder.resolve("ca/crls"))) {
      for (Path crl : archived.filter(Files::isRegularFile).toList()) {
        byte[] pem =
            Tool.named("openssl").run("crl", "-inform", "DER", "-in", crl).succeeded().out();
        Files.write(crls, pem, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    }

    Path directory = folder.resolve("server.example");
    Tool.named("openssl")
        .run(
            "verify",
            "-crl_check_all",
            "-CAfile",
            directory.resolve("ca.pem"),
            "-untrusted",
            directory.resolve("chain.pem"),
            "-CRLfile",
            crls,
            directory.resolve("cert.pem"))
        .succeeded();
    assertThat(Files.readString(folder.resolve("ca/audit.log")))
        .contains("\"event\":\"crl\",\"issuer\":\"root\",\"number\":1");
  }

  @Test
  void aFileThatIsThereIsNoPlaceForARootsKey() throws IOException {
    Files.writeString(folder.resolve("root.key"), "somebody's\n");

    Ran ran = run("init", "--root-key-out", "root.key");
    assertThat(ran.exit()).isEqualTo(5);
    assertThat(ran.err()).contains("hint: name another file, or move this one away");
    assertThat(folder.resolve("ca")).doesNotExist();
    assertThat(folder.resolve("root.key")).hasContent("somebody's\n");
  }

  @Test
  void bothWaysToGiveUpARootsKeyContradict() {
    Ran ran = run("init", "--root-key-out", "root.key", "--throw-away-root");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(folder.resolve("root.key")).doesNotExist();
  }

  @Test
  void onePassphraseProtectsAllKeys() throws IOException {
    Cli cli = new Cli().in(folder).variable("MINICA_CA", "ca").variable("P", "secret words");
    assertThat(cli.run("init", "--intermediate", "--ca-password", "env:P").exit()).isZero();
    assertThat(cli.run("intermediate", "create", "web", "--ca-password", "env:P").exit()).isZero();

    for (String file : new String[] {"root.key", "issuer-issuing.key", "issuer-web.key"}) {
      assertThat(Files.readString(folder.resolve("ca").resolve(file)))
          .startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
    }
    assertThat(cli.run("issue", "a.example", "--ca-password", "env:P").exit()).isZero();
    assertThat(cli.run("issue", "b.example", "--issuer", "web", "--ca-password", "env:P").exit())
        .isZero();
  }

  @Test
  void whatIsIssuedSaysWhereItsCaIsFound() {
    succeed("init", "--intermediate", "--url", "http://ca.example:8080/pki/");
    succeed("issue", "server.example");

    String leaf = text("server.example/cert.pem");
    assertThat(leaf)
        .contains("URI:http://ca.example:8080/pki/crl/issuing.crl")
        .contains("OCSP - URI:http://ca.example:8080/pki/ocsp")
        .contains("CA Issuers - URI:http://ca.example:8080/pki/issuing.crt");
    assertThat(text("server.example/chain.pem"))
        .contains("URI:http://ca.example:8080/pki/crl/root.crl")
        .contains("CA Issuers - URI:http://ca.example:8080/pki/root.crt");
  }

  @Test
  void nobodyIsSaidToAnswerForARootWithoutItsKey() {
    succeed("init", "--throw-away-root", "--url", "http://ca.example");
    succeed("issue", "server.example");

    assertThat(text("server.example/chain.pem"))
        .contains("URI:http://ca.example/crl/root.crl")
        .doesNotContain("OCSP");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ca.example", "ftp://ca.example", "http://", "http://a b", "http://a/?q"})
  void aUrlThatIsNoneIsRefused(String url) {
    Ran ran = run("init", "--url", url);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(folder.resolve("ca")).doesNotExist();
  }

  private String text(String file) {
    return Tool.named("openssl")
        .run("x509", "-in", folder.resolve(file), "-noout", "-text")
        .succeeded()
        .text();
  }
}
