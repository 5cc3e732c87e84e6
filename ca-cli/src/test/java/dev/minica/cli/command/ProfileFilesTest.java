package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.csr.RawRequest;
import dev.minica.encoding.EncodedCertificates;
import dev.minica.encoding.Pem;
import dev.minica.testing.Tool;
import dev.minica.x509.Certificate;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.GeneralName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --profile} with files. */
class ProfileFilesTest {

  private static final String SHORT =
      "name: short\n"
          + "extends: server\n"
          + "keys: [ec-p384, rsa-2048]\n"
          + "lifetime: 7d\n"
          + "max-lifetime: 14d\n"
          + "names: {domains: [a.test]}\n";

  @TempDir Path folder;
  private Cli cli = new Cli();

  @BeforeEach
  void makeCa() throws IOException {
    cli = new Cli().in(folder);
    succeed(cli.run("init", "--ca", "ca"));
    Files.writeString(folder.resolve("short.yaml"), SHORT);
  }

  private static Ran succeed(Ran ran) {
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran;
  }

  private Certificate certificate(String file) throws IOException {
    return EncodedCertificates.decode(Files.readAllBytes(folder.resolve(file))).get(0);
  }

  private Path record() throws IOException {
    try (var records = Files.list(folder.resolve("ca/certs"))) {
      return records.findFirst().orElseThrow();
    }
  }

  @Test
  void issueTakesAFileAndKeepsACopyOfIt() throws IOException {
    Ran ran = succeed(cli.run("issue", "--ca", "ca", "a.test", "--profile", "short.yaml"));

    assertThat(ran.out()).contains("short");
    assertThat(certificate("a.test/cert.pem").publicKey()).hasToString("ec-p384");
    String digest =
        Tool.named("sha256sum")
            .run(folder.resolve("short.yaml"))
            .succeeded()
            .text()
            .substring(0, 64);
    assertThat(folder.resolve("ca/profiles/" + digest + ".yaml")).hasContent(SHORT);
    assertThat(record())
        .content()
        .startsWith("profile: short\nprofile-file: " + digest + "\n-----BEGIN CERTIFICATE-----\n");
    assertThat(cli.run("list", "--ca", "ca").out()).contains("short");
    succeed(cli.run("issue", "--ca", "ca", "b.a.test", "--profile", "./short.yaml"));
  }

  @Test
  void issueTakesTheNameOfAFileInTheCaDirectory() throws IOException {
    Files.createDirectory(folder.resolve("ca/profiles"));
    Files.writeString(folder.resolve("ca/profiles/short.yaml"), SHORT);
    succeed(cli.run("issue", "--ca", "ca", "a.test", "--profile", "short"));

    assertThat(certificate("a.test/cert.pem").publicKey()).hasToString("ec-p384");
    assertThat(record()).content().startsWith("profile: short\n-----BEGIN CERTIFICATE-----\n");
    assertThat(folder.resolve("ca/profiles"))
        .isDirectoryContaining("glob:**short.yaml")
        .isDirectoryNotContaining(file -> !file.endsWith("short.yaml"));
  }

  @Test
  void renewalAsksForTheFileAsItWas() throws IOException {
    succeed(cli.run("issue", "--ca", "ca", "a.test", "--profile", "short.yaml"));
    Files.delete(folder.resolve("short.yaml"));
    succeed(cli.run("renew", "--ca", "ca", "a.test"));
    Ran longer = cli.run("renew", "--ca", "ca", "a.test", "--lifetime", "15d");

    assertThat(longer.err()).contains("and the profile short allows 14d");
    assertThat(longer.exit()).isEqualTo(4);
    try (var records = Files.list(folder.resolve("ca/certs"))) {
      assertThat(records)
          .hasSize(2)
          .allSatisfy(
              record -> assertThat(record).content().startsWith("profile: short\nprofile-file: "));
    }
  }

  @Test
  void theShortestLifetimeCanBeRenewed() throws IOException {
    Files.writeString(
        folder.resolve("hour.yaml"),
        "name: hour\nextends: server\nlifetime: 1h\nmax-lifetime: 1h\n");
    succeed(cli.run("issue", "--ca", "ca", "a.test", "--profile", "hour.yaml"));
    succeed(cli.run("renew", "--ca", "ca", "a.test"));

    assertThat(record()).content().startsWith("profile: hour\n");
  }

  @Test
  void theNameOfAFileIsTheNameInIt() throws IOException {
    Files.createDirectory(folder.resolve("ca/profiles"));
    Files.writeString(folder.resolve("ca/profiles/other.yaml"), SHORT);
    Ran ran = cli.run("issue", "--ca", "ca", "a.test", "--profile", "other");

    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err()).contains("other.yaml is of a profile with another name: short");
  }

  @Test
  void aCopyThatWasChangedIsNotTakenForTheFile() throws IOException {
    succeed(cli.run("issue", "--ca", "ca", "a.test", "--profile", "short.yaml"));
    try (var copies = Files.list(folder.resolve("ca/profiles"))) {
      Path copy = copies.findFirst().orElseThrow();
      Files.delete(copy);
      Files.writeString(copy, "name: long\n");
    }
    Ran ran = cli.run("issue", "--ca", "ca", "b.a.test", "--profile", "short.yaml");

    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err()).contains("was changed: its SHA-256 is ");
    assertThat(folder.resolve("b.a.test")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "b.test --profile short.yaml ~ 4 ~ the name dns:b.test: the profile short does not allow it",
        "a.test --profile short.yaml --key ec-p256 ~ 4 ~ the key is ec-p256, and the profile short",
        "a.test --profile short.yaml --lifetime 15d ~ 4 ~ and the profile short allows 14d",
        "a.test --profile shrt.yaml ~ 3 ~ shrt.yaml",
        "a.test --profile shrt ~ 2 ~ --profile: unknown profile",
        "a.test --profile ../short ~ 3 ~ short",
        "a.test --profile bad.yaml ~ 3 ~ bad.yaml:2:10: \"servr\" is not one of the words",
        "a.test --profile root.yaml ~ 3 ~ root.yaml:2:10: unknown profile \"root\"",
        "a.test --client --profile short.yaml ~ 2 ~ --client and --profile are both given"
      })
  void whatIsWrongChangesNothing(String arguments, int exit, String message) throws IOException {
    Files.writeString(folder.resolve("bad.yaml"), "name: bad\nextends: servr\n");
    Files.writeString(folder.resolve("root.yaml"), "name: other\nextends: root\n");
    Ran ran = cli.run(("issue --ca ca " + arguments).split(" "));

    assertThat(ran.err()).contains(message);
    assertThat(ran.exit()).isEqualTo(exit);
    assertThat(folder.resolve("ca/certs")).isEmptyDirectory();
    assertThat(folder.resolve("ca/profiles")).doesNotExist();
    assertThat(folder.resolve("a.test")).doesNotExist();
  }

  @Test
  void signHoldsARequestToTheFile() throws IOException {
    Extension names = Extensions.subjectAltName(List.of(GeneralName.parse("a.test")), false);
    Files.writeString(
        folder.resolve("r.pem"), Pem.encode(new RawRequest().extensions(names).make()));
    Files.writeString(
        folder.resolve("any.yaml"), "name: any\nextends: client\nsubject: {fixed: O=Example}\n");
    Ran refused = cli.run("sign", "--ca", "ca", "r.pem", "--profile", "short.yaml");
    succeed(cli.run("sign", "--ca", "ca", "r.pem", "--profile", "any.yaml", "--out", "c.pem"));

    assertThat(refused.exit()).isEqualTo(4);
    assertThat(refused.err()).contains("the profile short takes others");
    assertThat(certificate("c.pem").subject().toString()).endsWith("O=Example");
    assertThat(record()).content().startsWith("profile: any\nprofile-file: ");
  }

  @Test
  void selfSignNeedsNoCaForIt() throws IOException {
    succeed(
        new Cli()
            .in(folder)
            .variable("MINICA_CA", folder.resolve("none").toString())
            .run(
                "self-sign",
                "a.test",
                "--profile",
                "short.yaml",
                "--key-out",
                "k.pem",
                "--out",
                "c.pem"));

    assertThat(certificate("c.pem").publicKey()).hasToString("ec-p384");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  /** Whoever uses none must not wait for what reads them. */
  @Test
  void nothingOfItIsLoadedWithoutAFile() {
    Tool.Outcome issued =
        Tool.ofThisJdk("java")
            .run(
                "-Xlog:class+load:stdout",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.minica.cli.Minica",
                "issue",
                "a.test",
                "--ca",
                folder.resolve("ca"),
                "--out",
                folder.resolve("out"))
            .succeeded();

    assertThat(issued.text().lines())
        .anyMatch(line -> line.contains("dev.minica.issuance.Profile "))
        .noneMatch(line -> line.contains("snakeyaml"))
        .noneMatch(line -> line.contains(".internal.yaml."))
        .noneMatch(line -> line.contains("dev.minica.profile."))
        .noneMatch(line -> line.contains("issuance.NameRules") || line.contains("SubjectRules"));
  }
}
