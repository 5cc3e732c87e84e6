package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.encoding.Pem;
import dev.minica.encoding.PemBlock;
import dev.minica.inspection.SamplePki;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectCommandTest {

  private final SamplePki pki = new SamplePki();

  @TempDir Path directory;
  private Cli cli;

  @BeforeEach
  void thereIsNoCa() {
    cli = new Cli().in(directory);
  }

  @Test
  void aCertificateIsShownInWords() throws IOException {
    Certificate server = pki.server();
    write("cert.pem", Pem.encode(server));

    Ran ran = cli.run("inspect", "cert.pem");

    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .startsWith("subject:      CN=server.example\nissuer:       CN=Intermediate\n")
        .contains(
            "valid:        2026-01-01T00:00:00Z to 2026-12-31T23:59:59Z, ",
            "\nself-signed:  no\n",
            "\nSHA-256:      " + server.fingerprint() + "\n",
            "\nextensions:\n  basic constraints (critical):  not a CA\n",
            "\n  extended key usage:            serverAuth, 1.2.3.4\n",
            "\n  subject alternative name:      dns:server.example, ")
        .doesNotContain("artefacts");
  }

  @Test
  void derAndStandardInputAreUnderstoodToo() throws IOException {
    Certificate root = pki.root();
    Files.write(directory.resolve("root.der"), root.encoded());

    Ran fromFile = cli.run("inspect", "root.der");
    Ran fromInput = cli.input(Pem.encode(root)).run("inspect", "-");

    assertThat(fromFile.out()).contains("self-signed:  yes\n", root.fingerprint());
    assertThat(fromInput).isEqualTo(fromFile);
  }

  @Test
  void jsonHasEveryFact() {
    Certificate root = pki.root();

    Ran ran = cli.input(Pem.encode(root)).run("inspect", "--json", "-");

    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .startsWith(
            "{\n  \"artefacts\": [\n    {\n      \"file\": \"-\",\n      \"position\": 1,\n"
                + "      \"type\": \"certificate\",\n      \"subject\": \"CN=Root,O=Example\",\n")
        .contains(
            "\"serial\": \"01\"",
            "\"notAfter\": \"2026-12-31T23:59:59Z\"",
            "\"selfSigned\": true",
            "\"curve\": \"P-256\"",
            "\"size\": 256",
            "\"sha256\": \"" + root.fingerprint() + "\"",
            "\"name\": \"keyUsage\"",
            "\"critical\": true",
            "\"hex\": \"03020106\"");
  }

  @Test
  void aChainIsDrawnAsATreeBeforeItsCertificates() throws IOException {
    write("fullchain.pem", Pem.encode(List.of(pki.server(), pki.intermediate())));
    write("ca.pem", Pem.encode(pki.root()));

    Ran ran = cli.run("inspect", "fullchain.pem", "ca.pem");

    assertThat(ran.out())
        .startsWith(
            """
            CN=Root,O=Example [3]
            +- CN=Intermediate [2]
               +- CN=server.example [1]

            [1] fullchain.pem
            subject:      CN=server.example
            """)
        .contains("\n\n[2] fullchain.pem\n", "\n\n[3] ca.pem\n");
    assertThat(cli.run("inspect", "--json", "fullchain.pem", "ca.pem").out())
        .contains(
            "\"position\": 1,\n      \"issuedBy\": 2,\n",
            "\"position\": 2,\n      \"issuedBy\": 3,\n",
            "\"position\": 3,\n      \"type\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inspect -", "inspect --json -", "inspect --color always -"})
  void aHostileSubjectReachesNoTerminal(String commandLine) {
    String hostile = Pem.encode(hostile());

    Ran ran = cli.input(hostile + hostile).run(commandLine.split(" "));

    assertThat(ran.exit()).isZero();
    assertThat(ran.out().lines().flatMapToInt(String::codePoints))
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
  }

  @Test
  void aHostileSubjectIsStillRecognisable() {
    Ran text = cli.input(Pem.encode(hostile())).run("inspect", "-");
    Ran json = new Cli().input(Pem.encode(hostile())).run("inspect", "--json", "-");

    assertThat(text.out())
        .startsWith("subject:      CN=a\\1b[31m\\0d\\0a\\00\\e2\\80\\aeb\n")
        .contains("\n  Netscape comment:  a\\u{1b}\\u{d}\\u{a}b\n");
    assertThat(json.out()).contains("\"value\": \"a\\u001b[31m\\r\\n\\u0000\\u202eb\"");
  }

  private Certificate hostile() {
    DistinguishedName name = SamplePki.hostileName();
    Extension comment = SamplePki.extension("2.16.840.1.113730.1.13", "0c05 61 1b 0d 0a 62");
    return pki.selfSigned(name, name, comment);
  }

  @Test
  void whatElseAFileHoldsIsNamedAndWithItAToolThatShowsIt() throws IOException {
    PemBlock key = new PemBlock(PemBlock.PRIVATE_KEY, new byte[] {5, 0});
    write("both.pem", Pem.encode(pki.root()) + Pem.encode(key));

    Ran ran = cli.run("inspect", "both.pem");

    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .matches(
            "minica: error: \\S+both.pem: line \\d+: a private key \\(PKCS#8\\), which minica"
                + " cannot show yet\nminica: hint: this shows it: openssl pkey [^\n]+\n");
  }

  @Test
  void oneBadFileAmongGoodOnesIsNoHalfAnswer() throws IOException {
    write("good.pem", Pem.encode(pki.root()));
    write("bad.pem", "nothing\n");

    Ran ran = cli.run("inspect", "good.pem", "bad.pem", "missing.pem");

    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err().lines())
        .containsExactly(
            "minica: error: "
                + directory.resolve("bad.pem")
                + ": no certificate: neither PEM nor DER");
  }

  @Test
  void standardInputCannotBeReadTwice() {
    Ran ran = cli.run("inspect", "-", "-");

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("'-' is given twice");
  }

  private void write(String name, String text) throws IOException {
    Files.write(directory.resolve(name), text.getBytes(StandardCharsets.US_ASCII));
  }
}
