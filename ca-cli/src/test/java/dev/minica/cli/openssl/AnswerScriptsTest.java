package dev.minica.cli.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.CliProcess;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts for verify come to minica's answers, and those for inspect show what minica shows. */
final class AnswerScriptsTest {

  @TempDir static Path material;
  @TempDir Path folder;
  private Twins twins;

  @BeforeAll
  static void makeMaterial() {
    Cli cli = new Cli().in(material).variable("MINICA_CA", material.resolve("ca").toString());
    for (List<String> command :
        List.of(
            List.of("init"),
            List.of(
                "issue", "server.example", "10.0.0.1", "me@server.example", "--format", "p12,jks"),
            List.of("init", "--ca", "other"),
            List.of("key", "generate", "rsa-2048", "--pkcs1", "--out", "rsa.pem"),
            List.of("key", "generate", "--password", "pass:secret", "--out", "locked.pem"),
            List.of("key", "public", "rsa.pem", "--out", "public.pem"),
            List.of("key", "convert", "rsa.pem", "--der", "--out", "key.der"),
            List.of(
                "csr",
                "create",
                "request.example",
                "--key-file",
                "rsa.pem",
                "--out",
                "request.pem"))) {
      Cli.Ran ran = cli.run(command.toArray(String[]::new));
      assertThat(ran.exit()).as(ran.err()).isZero();
    }
  }

  @BeforeEach
  void makeTwins() {
    Tool.named("openssl");
    twins = new Twins(folder).variable("MINICA_CA", material.resolve("ca").toString());
  }

  @ParameterizedTest
  @CsvSource({
    "0,",
    "0,--host server.example",
    "1,--host other.example",
    "0,--host 10.0.0.1",
    "1,--host 10.0.0.2",
    "0,--host me@server.example --purpose any",
    "1,--host you@server.example --purpose any",
    "0,--purpose server",
    "1,--purpose client",
    "1,--purpose email",
    "0,--at +90d",
    "1,--at +2y",
    "1,--at -1d",
    "1,--root other/root.pem",
    "0,--root other/root.pem --root ca/root.pem --untrusted other/root.pem",
    "0,--root server.example/cert.pem",
    "0,--max-depth 0"
  })
  void verifyAnswersTheSame(int exit, String options) {
    Path certificate = material.resolve("server.example/cert.pem");
    String[] command = verify(certificate, options == null ? "" : options);
    assertThat(twins.minica(command).exit()).isEqualTo(exit);
    Tool.Outcome theirs = twins.run(twins.script(command));
    assertThat(theirs.exit()).as(theirs.everything()).isEqualTo(exit);
  }

  private static String[] verify(Path certificate, String options) {
    List<String> command = new ArrayList<>(List.of("verify", certificate.toString()));
    for (String word : options.isEmpty() ? new String[0] : options.split(" ")) {
      command.add(word.endsWith(".pem") ? material.resolve(word).toString() : word);
    }
    return command.toArray(String[]::new);
  }

  @Test
  void verifyReadsStandardInput() throws IOException {
    twins.input(Files.readString(material.resolve("server.example/cert.pem")));
    assertThat(twins.run(twins.script("verify", "-")).succeeded().text()).contains("OK");
  }

  @Test
  void verifyLooksForRevocationInBoth() throws IOException {
    Path crl = makeCrl();
    String[] command = {
      "verify", material.resolve("server.example/cert.pem").toString(), "--crl", crl.toString()
    };
    assertThat(twins.minica(command).exit()).isZero();
    twins.run(twins.script(command)).succeeded();
  }

  private Path makeCrl() throws IOException {
    Path work = Files.createDirectory(folder.resolve("crl"));
    Files.createFile(work.resolve("index"));
    Path configuration = work.resolve("cnf");
    Files.writeString(
        configuration,
        "[ca]\ndefault_ca=c\n[c]\ndatabase=" + work.resolve("index") + "\ndefault_md=sha256\n");
    Path crl = work.resolve("crl.pem");
    Tool.named("openssl")
        .run(
            "ca",
            "-gencrl",
            "-config",
            configuration,
            "-crldays",
            "3",
            "-out",
            crl,
            "-cert",
            material.resolve("ca/root.pem"),
            "-keyfile",
            material.resolve("ca/root.key"))
        .succeeded();
    return crl;
  }

  @ParameterizedTest
  @CsvSource({
    "server.example/cert.pem,DNS:server.example",
    "server.example/keystore.p12,Owner: CN=server.example",
    "server.example/keystore.jks,Owner: CN=server.example",
    "server.example/truststore.p12,trustedCertEntry",
    "server.example/key.pem,NIST CURVE: P-256",
    "rsa.pem,2048 bit",
    "key.der,2048 bit",
    "public.pem,2048 bit",
    "request.pem,request.example"
  })
  void inspectShowsTheSame(String file, String gist) {
    String path = material.resolve(file).toString();
    String[] command =
        file.contains("store.")
            ? new String[] {"inspect", path, "--password", "pass:changeit"}
            : new String[] {"inspect", path};
    assertThat(twins.minica(command).exit()).isZero();
    twins.variable("MINICA_PASSWORD", "changeit");
    Tool.Outcome shown = twins.run(twins.script(command)).succeeded();
    assertThat(shown.text()).contains(gist).doesNotContain("priv:", "rivateExponent");
  }

  @Test
  void inspectOpensAKeyUnderAPassphrase() {
    twins.variable("P", "secret");
    String[] command = {
      "inspect", material.resolve("locked.pem").toString(), "--password", "env:P"
    };
    assertThat(twins.run(twins.script(command)).succeeded().text()).contains("P-256");
  }

  @Test
  void inspectShowsSeveralFilesAndAllTheirCertificates() throws IOException {
    String bundle =
        Files.readString(material.resolve("server.example/cert.pem"))
            + Files.readString(material.resolve("other/root.pem"))
            + Files.readString(material.resolve("server.example/key.pem"));
    twins.file("-b undle.pem", bundle).input(Files.readString(material.resolve("request.pem")));
    assertThat(twins.run(twins.script("inspect", "--", "-b undle.pem", "-")).succeeded().text())
        .contains("server.example", "minica root CA", "CA:TRUE", "request.example");
  }

  @Test
  void inspectShowsAllOfAKindInOneFile() throws IOException {
    StringBuilder bundle = new StringBuilder("0 s:CN = as openssl s_client prints it\n");
    Cli cli = new Cli().in(folder);
    for (int i = 1; i <= 11; i++) {
      bundle
          .append(cli.run("csr", "create", "r" + i + ".example", "--key-out", "k" + i).out())
          .append(Files.readString(folder.resolve("k" + i)));
    }
    twins.file("bundle.pem", bundle.toString());

    String shown = twins.run(twins.script("inspect", "bundle.pem")).succeeded().text();

    assertThat(shown).containsSubsequence("CN = r1.example", "CN = r2.example", "CN = r11.example");
    assertThat(shown.split("Private-Key:|Public-Key: \\(256 bit\\)", -1)).hasSize(1 + 11 + 11);
  }

  @Test
  void inspectOfAServerAsksOpensslToConnect() {
    assertThat(twins.script("inspect", "server.example:8443"))
        .contains("openssl s_client -showcerts -connect server.example:8443")
        .contains("-servername server.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "lint", "completion", "help", "serve", "tls serve"})
  void aCommandWithoutATwinHasNoSuchOption(String command) {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.add("--show-openssl");
    Cli.Ran ran = twins.minica(words.toArray(String[]::new));
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("has no option '--show-openssl'");
  }

  @Test
  void theScriptIsAFactInJsonToo() {
    Cli.Ran ran = twins.minica("key", "generate", "--show-openssl", "--json");
    assertThat(ran.out()).contains("\"script\"").contains("#!/bin/sh\\n");
  }

  @Test
  void nobodyPaysForScriptsThatAreNotAskedFor() {
    List<String> command =
        CliProcess.minica(
            List.of("-Xlog:class+load"),
            List.of(
                "issue",
                "a.example",
                "--ca",
                material.resolve("ca").toString(),
                "--out",
                folder.resolve("x").toString()));
    Tool.Outcome ran =
        new Tool(Path.of(command.get(0))).run(command.subList(1, command.size()).toArray());
    assertThat(ran.succeeded().text())
        .contains("dev.minica.cli.command.IssueCommand")
        .doesNotContain("dev.minica.cli.openssl");
  }
}
