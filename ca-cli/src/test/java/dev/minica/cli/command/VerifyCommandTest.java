package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.cli.CliProcess;
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

/** What {@code minica verify} reads, and what it says. */
class VerifyCommandTest {

  @TempDir private Path folder;
  private Cli cli = new Cli();

  @BeforeEach
  void issue() {
    cli = new Cli().in(folder).variable("MINICA_CA", folder.resolve("ca").toString());
    assertThat(cli.run("init").exit()).isZero();
    assertThat(cli.run("issue", "a.example", "--out", "a").exit()).isZero();
  }

  @Test
  void readsTheCertificateFromStandardInput() throws IOException {
    assertThat(cli.input(read("a/cert.pem")).run("verify", "-", "--host", "a.example").exit())
        .isZero();
  }

  @Test
  void readsARootFromStandardInput() throws IOException {
    Ran ran = cli.input(read("a/ca.pem")).run("verify", "a/cert.pem", "--root", "-");

    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  @Test
  void standardInputCannotBeBothCertificateAndRoot() {
    Ran ran = cli.run("verify", "-", "--root", "-");

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("standard input is given twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "verify out.p12 | a PKCS#12 key store, and a certificate is wanted",
        "lint out.jks | a Java key store (JKS), and a certificate is wanted",
        "verify out.p7b | a PKCS#7 or CMS structure, and a certificate is wanted",
        "verify a/cert.pem --crl out.p12 | and a certificate revocation list is wanted",
        "csr create b.example --key-file out.p12 | and a private key is wanted",
        "sign out.p12 | and a certification request is wanted",
        "key public out.p12 | and a key, certificate or request is wanted"
      })
  void namesTheContainerThatWasHandedInForWhatIsInIt(String line, String words) {
    String store = line.replaceFirst(".*(out[.][a-z0-9]+).*", "$1");
    assertThat(cli.run("convert", "a/ca.pem", store).exit()).isZero();

    Ran ran = cli.run(line.split(" "));

    assertThat(ran.exit()).as(ran.err()).isEqualTo(3);
    assertThat(ran.err()).contains(store + ": it is a", words, "hint: minica convert FILE OUT.pem");
  }

  @Test
  void namesThatNeverEndAreCutShortForPeople() {
    StringBuilder subject = new StringBuilder("CN=a");
    for (int i = 0; i < 500; i++) {
      subject.append(",OU=unit ").append(i);
    }
    String[] line = {
      "self-sign", "b.example", "--subject", subject.toString(), "--key-out", "k", "--out", "c.pem"
    };
    assertThat(cli.run(line).exit()).isZero();

    assertThat(cli.run("verify", "c.pem").out())
        .contains("OU=unit 10", "... (")
        .hasSizeLessThan(6_000);
    assertThat(cli.run("verify", "c.pem", "--json").out()).contains("OU=unit 499");
  }

  @Test
  void readsThePipesOfAShell() {
    String minica =
        String.join(
            " ", CliProcess.minica(List.of()).stream().map(VerifyCommandTest::quoted).toList());

    Tool.named("bash")
        .run(
            "-c",
            "cd "
                + quoted(folder.toString())
                + " && "
                + minica
                + " verify <(cat a/cert.pem) --root <(cat a/ca.pem) && cat a/cert.pem | "
                + minica
                + " verify /dev/stdin --root a/ca.pem")
        .succeeded();
  }

  @Test
  void looksForTheCertificateInCrls() throws IOException {
    Tool openssl = Tool.named("openssl");
    Path configuration = configuration();
    String[] line = {"verify", "a/cert.pem", "--crl", "root.crl"};
    openssl.run("ca", "-config", configuration, "-gencrl", "-out", crl()).succeeded();
    Ran before = cli.run(line);
    assertThat(before.exit()).as(before.out() + before.err()).isZero();
    assertThat(before.out()).contains("  CRL: CN=minica root CA");

    openssl
        .run(
            "ca",
            "-config",
            configuration,
            "-revoke",
            folder.resolve("a/cert.pem"),
            "-crl_reason",
            "keyCompromise")
        .succeeded();
    openssl.run("ca", "-config", configuration, "-gencrl", "-out", crl()).succeeded();
    Ran after = cli.run(line);
    assertThat(after.exit()).isEqualTo(1);
    assertThat(after.out()).contains(": it is revoked since ", ": keyCompromise");
    assertThat(cli.run("verify", "a/cert.pem", "--crl", "root.crl", "--json").out())
        .contains("\"reason\": \"revoked\"", "\"thisUpdate\": \"");
  }

  private Path crl() {
    return folder.resolve("root.crl");
  }

  private Path configuration() throws IOException {
    Files.createFile(folder.resolve("index.txt"));
    Files.writeString(folder.resolve("number"), "01");
    return Files.writeString(
        folder.resolve("openssl.cnf"),
        """
        [ca]
        default_ca = own
        [own]
        database = DIR/index.txt
        crlnumber = DIR/number
        certificate = DIR/ca/root.pem
        private_key = DIR/ca/root.key
        default_md = sha256
        default_crl_days = 1
        crl_extensions = extensions
        [extensions]
        authorityKeyIdentifier = keyid
        """
            .replace("DIR", folder.toString()));
  }

  private static String quoted(String word) {
    return "'" + word + "'";
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }
}
