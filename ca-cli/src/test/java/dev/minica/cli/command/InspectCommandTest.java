package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.encoding.EncryptedPrivateKeyInfo;
import dev.minica.encoding.Pem;
import dev.minica.encoding.PemBlock;
import dev.minica.inspection.SamplePki;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
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

            [1] fullchain.pem, line 1
            subject:      CN=server.example
            """)
        .contains("\n\n[2] fullchain.pem, line 13\n", "\n\n[3] ca.pem\n");
    assertThat(cli.run("inspect", "--json", "fullchain.pem", "ca.pem").out())
        .contains(
            "\"position\": 1,\n      \"place\": \"line 1\",\n      \"issuedBy\": 2,\n",
            "\"place\": \"line 13\",\n      \"issuedBy\": 3,\n",
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
  void whatCannotBeShownIsNamedAndWithItAToolThatShowsIt() throws IOException {
    write("set.pem", Pem.encode(new PemBlock("ATTRIBUTE CERTIFICATE", new byte[] {5, 0})));

    Ran ran = cli.run("inspect", "set.pem");

    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .matches(
            "minica: error: \\S+set.pem: line 1: an attribute certificate, which minica"
                + " cannot show yet\nminica: hint: this shows it: openssl asn1parse [^\n]+\n");
  }

  @Test
  void aKeyIsShownWithTheCertificateThatItBelongsTo() throws IOException {
    KeyPair pair = KeyPairs.generate(KeyAlgorithm.EC_P256, new SecureRandom());
    write("both.pem", Pem.encode(pair.privateKey()) + Pem.encode(pair.publicKey()));

    Ran ran = cli.run("inspect", "both.pem");

    String identifier =
        HexFormat.ofDelimiter(":").withUpperCase().formatHex(pair.publicKey().keyIdentifier());
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .startsWith("[1] both.pem, line 1\ntype:         private key (PKCS#8), not encrypted\n")
        .contains("key:          EC P-256, 256 bits\n              identifier " + identifier)
        .contains(
            "\nsame key as:  [2]\n\n[2] both.pem, line 6\ntype:         public key (X.509)\n");
    assertThat(cli.run("inspect", "--json", "both.pem").out())
        .contains("\"type\": \"privateKey\"", "\"sameKeyAs\": [\n        2\n      ]");
  }

  @Test
  void anEncryptedKeyIsShownFromOutsideUnlessItIsOpened() throws IOException {
    KeyPair pair = KeyPairs.generate(KeyAlgorithm.ED25519, new SecureRandom());
    EncryptedPrivateKeyInfo encrypted =
        EncryptedPrivateKeyInfo.encrypt(
            pair.privateKey(), "secret".toCharArray(), new SecureRandom());
    write("key.pem", Pem.encode(encrypted));

    Ran outside = cli.run("inspect", "key.pem");
    Ran inside = cli.run("inspect", "--password", "pass:secret", "key.pem");
    Ran wrong = cli.run("inspect", "--password", "pass:Secret", "key.pem");

    assertThat(outside.exit()).isZero();
    assertThat(outside.out())
        .isEqualTo(
            """
            type:        private key (PKCS#8), encrypted
            encryption:  PBES2: PBKDF2 with HMAC-SHA256, 600000 iterations, 16 octets of salt
                         cipher AES-256-CBC
            key:         not shown: it takes the passphrase
            """);
    assertThat(outside.err()).contains("--password SOURCE");
    assertThat(inside.out()).contains("cipher AES-256-CBC\nkey:         ED25519\n");
    assertThat(inside.err()).isEmpty();
    assertThat(wrong.exit()).isEqualTo(9);
    assertThat(wrong.err()).contains("wrong passphrase").doesNotContain("Secret");
  }

  @Test
  void aBlockThatCannotBeReadIsShownAsThatWithAWarning() throws IOException {
    PemBlock bad = new PemBlock(PemBlock.CERTIFICATE, new byte[] {5, 0});
    write("bundle.pem", Pem.encode(bad) + Pem.encode(pki.root()));

    Ran ran = cli.run("inspect", "bundle.pem");

    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .startsWith("[1] bundle.pem, line 1\ntype:      not readable\nlabelled:  CERTIFICATE\n")
        .contains("\n[2] bundle.pem, line 4\nsubject:      CN=Root,O=Example\n");
    assertThat(ran.err()).startsWith("minica: warning: bundle.pem: line 1: certificate: ");
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
                + ": nothing to show: neither PEM nor DER");
  }

  @Test
  void aBlockThatIsNoKeyIsNotSaidToBeNoPem() throws IOException {
    write("bad.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");

    Ran ran = cli.run("inspect", "bad.pem");

    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err()).contains("line 1: ").doesNotContain("PEM");
  }

  @Test
  void standardInputCannotBeReadTwice() {
    Ran ran = cli.run("inspect", "-", "-");

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("standard input is given twice");
  }

  private void write(String name, String text) throws IOException {
    Files.write(directory.resolve(name), text.getBytes(StandardCharsets.US_ASCII));
  }
}
