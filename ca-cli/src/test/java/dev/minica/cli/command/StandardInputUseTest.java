package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardInputUseTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sign - --ca-password stdin",
        "sign - --ca-password fd:0",
        "issue a.example --key-file - --ca-password stdin",
        "issue a.example --key-file - --key-password fd:0",
        "issue a.example --key-file - --format p12 --password stdin",
        "issue a.example --format p12 --password stdin --ca-password fd:0",
        "issue a.example --key-file k --key-password fd:3 --ca-password fd:3",
        "self-sign a.example --key-file - --key-password stdin",
        "self-sign --csr - --key-file -",
        "self-sign --csr - --key-file k --key-password stdin",
        "csr create a.example --key-file - --key-password stdin",
        "convert - out.p12 --password stdin",
        "convert in.p12 out.p12 --password stdin --out-password fd:0",
        "key public - --password stdin",
        "key convert - --password stdin",
        "key convert - --out-password fd:0",
        "inspect - --password stdin",
        "inspect - -",
        "lint - -",
        "lint none -  -",
        "verify - --root -",
        "verify c --crl - --untrusted -",
        "inspect - /dev/stdin",
        "inspect /dev/fd/0 /dev/stdin"
      })
  void isRefusedBeforeAnythingElseWhenUsedTwice(String line) {
    Ran ran = new Cli().in(folder).input("x\n").run(line.split(" +"));

    assertThat(ran.exit()).as(ran.err()).isEqualTo(2);
    assertThat(ran.err())
        .containsAnyOf("standard input is given twice", "are both to come", "same stream");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"verify - --root -", "key convert - --password stdin"})
  void isRefusedInAScriptToo(String line) {
    Ran ran = new Cli().in(folder).run((line + " --show-openssl").split(" "));

    assertThat(ran.exit()).as(ran.err()).isEqualTo(2);
  }

  @Test
  void givesAKeyToEachCommandThatTakesOne() throws IOException {
    Cli cli = new Cli().in(folder);
    succeed(cli.run("init", "--ca", "ca"));
    cli.input(succeed(cli.run("key", "generate")).out());

    succeed(cli.run("issue", "--ca", "ca", "a.example", "--key-file", "-"));
    succeed(cli.run("self-sign", "a.example", "--key-file", "-", "--out", "self.pem"));
    succeed(cli.run("csr", "create", "a.example", "--key-file", "-", "--out", "request.pem"));
    cli.input(Files.readString(folder.resolve("request.pem")));
    succeed(cli.run("sign", "--ca", "ca", "-", "--out", "signed.pem"));

    String key = publicKey(cli, "a.example/cert.pem");
    assertThat(publicKey(cli, "self.pem")).isEqualTo(key);
    assertThat(publicKey(cli, "signed.pem")).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "/dev/stdin", "/dev/fd/0"})
  void hasTheNamesThatTheSystemHasForItToo(String name) {
    Cli cli = new Cli().in(folder);
    cli.input(succeed(cli.run("key", "generate")).out());

    assertThat(succeed(cli.run("inspect", name)).out()).contains("private key (PKCS#8)");
    assertThat(succeed(cli.run("key", "public", name, "--show-openssl")).out()).contains("cat >");
  }

  private static String publicKey(Cli cli, String file) {
    return succeed(cli.run("key", "public", file)).out();
  }

  private static Ran succeed(Ran ran) {
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran;
  }
}
