package dev.minica.cli.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.encoding.EncodedCertificates;
import dev.minica.testing.Tool;
import dev.minica.x509.Certificate;
import dev.minica.x509.Validity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that make certificates make the same ones as minica. */
final class CertificateScriptsTest {

  @TempDir Path folder;
  private Twins twins;
  private String ca;

  @BeforeEach
  void requireOpenssl() {
    Tool.named("openssl");
    twins = new Twins(folder.resolve("twins"));
    ca = folder.resolve("ca").toString();
  }

  private void makeCa(String... options) {
    assertThat(new Cli().in(folder).run(with(List.of("init", "--ca", ca), options)).exit())
        .isZero();
  }

  private static String[] with(List<String> first, String... rest) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of(rest));
    return all.toArray(String[]::new);
  }

  private void bothIssue(String... arguments) {
    twins.both(with(List.of("issue", "--ca", ca), arguments));
  }

  private static Certificate certificate(Path file) throws IOException {
    return EncodedCertificates.decode(Files.readAllBytes(file)).get(0);
  }

  private static void assertVerifies(Path root, Path certificate) {
    Tool.named("openssl").run("verify", "-x509_strict", "-CAfile", root, certificate).succeeded();
  }

  @ParameterizedTest
  @CsvSource({
    "server,ec-p256",
    "client,ec-p256",
    "peer,ec-p256",
    "email,ec-p256",
    "code-signing,ec-p256",
    "ocsp,ec-p256",
    "server,rsa-2048",
    "client,rsa-2048",
    "email,rsa-2048"
  })
  void issueMakesTheSameOfEachProfile(String profile, String key) {
    makeCa();
    bothIssue("server.example", "--profile", profile, "--key", key);
    twins.assertSameCertificate("server.example/cert.pem");
    assertVerifies(
        twins.theirs().resolve("server.example/ca.pem"),
        twins.theirs().resolve("server.example/fullchain.pem"));
  }

  @ParameterizedTest
  @CsvSource({
    "web-short, www.example.test, ''",
    "release-signing, release@example.test, CN=Releases",
    "device, s7.devices.example.test, serialNumber=7"
  })
  void issueMakesTheSameOfAProfileFile(String profile, String name, String subject) {
    makeCa();
    Path file = Path.of("..", "sample-config", "profiles", profile + ".yaml").toAbsolutePath();
    List<String> arguments =
        new ArrayList<>(List.of(name, "--out", "out", "--profile", file.toString()));
    if (profile.equals("release-signing")) {
      arguments.addAll(List.of("--key", "ec-p384"));
    }
    if (!subject.isEmpty()) {
      arguments.addAll(List.of("--subject", subject));
    }
    bothIssue(arguments.toArray(String[]::new));
    twins.assertSameCertificate("out/cert.pem");
    assertVerifies(
        twins.theirs().resolve("out/ca.pem"), twins.theirs().resolve("out/fullchain.pem"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec-p384", "ec-p521", "ed25519", "ed448"})
  void issueMakesTheSameOfEachKey(String key) {
    makeCa("--key", key);
    bothIssue("server.example", "--key", key);
    twins.assertSameCertificate("server.example/cert.pem");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ml-dsa-44", "ml-dsa-65", "ml-dsa-87"})
  void issueMakesTheSameOfEachMlDsaKey(String key) {
    Twins.requireMlDsa();
    makeCa("--key", key);
    bothIssue("server.example", "--key", key);
    twins.assertSameCertificate("server.example/cert.pem");
  }

  @Test
  void initMakesTheSameIntermediate() {
    twins.both("init", "--ca", "ca", "--name", "Root", "--intermediate", "--url", "http://ca");
    assertThat(Fields.ofCertificate(twins.theirs().resolve("ca/root.pem")))
        .isEqualTo(Fields.ofCertificate(twins.ours().resolve("ca/root.pem")));
    assertIssues("ca/root.pem", "ca/issuer-issuing.pem");
  }

  /** The records of minica are not made by openssl; the rest is there in both. */
  private void assertIssues(String root, String intermediate) {
    for (Path folder : List.of(twins.ours(), twins.theirs())) {
      Tool.named("openssl")
          .run("verify", "-CAfile", folder.resolve(root), folder.resolve(intermediate))
          .succeeded();
    }
    assertThat(extensions(twins.theirs().resolve(intermediate)))
        .isEqualTo(extensions(twins.ours().resolve(intermediate)));
  }

  private static List<String> extensions(Path file) {
    return Fields.ofCertificate(file).stream()
        .filter(field -> !field.contains("minica issuing CA") && !field.startsWith("subject"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--permit local --exclude 10.1.0.0/16",
        "--permit a.example.test --permit me@b.test --permit uri:.c.test --exclude b.a.example.test",
        "--permit fd00::/8 --lifetime 12h",
        "--permit o'neil+$x@b.test",
        "--exclude 192.0.2.1 --exclude email:.example.test",
      })
  void initMakesTheSameNameConstraints(String options) {
    twins.both(with(List.of("init", "--ca", "ca", "--name", "Root"), options.split(" ")));
    assertThat(Fields.ofCertificate(twins.theirs().resolve("ca/root.pem")))
        .isEqualTo(Fields.ofCertificate(twins.ours().resolve("ca/root.pem")))
        .anyMatch(field -> field.contains("Name Constraints"));
    assertIssues("ca/root.pem", "ca/issuer-issuing.pem");
  }

  @Test
  void intermediateCreateMakesTheSameNameConstraints() throws IOException {
    makeCa("--name", "Root", "--permit", "example.test", "--permit", "10.0.0.0/8");
    assertCreatesTheSame("--subject", "CN=Web", "--permit", "a.example.test");
    assertCreatesTheSame("--subject", "CN=Web");
  }

  @Test
  void issueMakesTheSameBelowNameConstraints() {
    makeCa("--permit", "example.test", "--permit", "10.0.0.0/8");
    bothIssue("a.example.test", "10.0.0.1");
    twins.assertSameCertificate("a.example.test/cert.pem");
    bothIssue("10.0.0.1"); // has no subject
    twins.assertSameCertificate("10.0.0.1/cert.pem");
  }

  @Test
  void initThrowsTheSameKeyAway() {
    twins.variable("P", "secret words");
    twins.both("init", "--ca", "ca", "--name", "R", "--throw-away-root", "--ca-password", "env:P");
    assertThat(twins.theirs().resolve("ca/root.key")).doesNotExist();
    assertIssues("ca/root.pem", "ca/issuer-issuing.pem");
  }

  @Test
  void initMovesTheSameKeyOut() {
    twins.both("init", "--ca", "ca", "--name", "R", "--root-key-out", "root.key");
    assertThat(twins.theirs().resolve("ca/root.key")).doesNotExist();
    Tool.named("openssl")
        .run("pkey", "-in", twins.theirs().resolve("root.key"), "-noout")
        .succeeded();
  }

  @Test
  void intermediateCreateMakesTheSame() throws IOException {
    makeCa("--name", "Root");
    assertCreatesTheSame("--subject", "CN=Web,O=Ex", "--lifetime", "30d");
  }

  private void assertCreatesTheSame(String... options) throws IOException {
    String[] line = with(List.of("intermediate", "create", "web", "--ca", ca), options);
    String script = twins.script(line);
    assertThat(new Cli().in(folder).run(line).exit()).isZero();
    Path file = Path.of(ca, "issuer-web.pem");
    List<String> ours = Fields.ofCertificate(file);
    Files.delete(file);
    Files.delete(Path.of(ca, "issuer-web.key"));

    twins.run(script).succeeded();
    assertThat(Fields.ofCertificate(file)).isEqualTo(ours);
    Files.delete(file);
    Files.delete(Path.of(ca, "issuer-web.key"));
  }

  @Test
  void intermediateCreateEncryptsTheSame() throws IOException {
    twins.variable("P", "secret words");
    new Cli()
        .in(folder)
        .variable("P", "secret words")
        .run("init", "--ca", ca, "--ca-password", "env:P");

    twins
        .run(twins.script("intermediate", "create", "web", "--ca", ca, "--ca-password", "env:P"))
        .succeeded();
    assertThat(Files.readString(Path.of(ca, "issuer-web.key")))
        .startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
  }

  @Test
  void issueMakesTheSameBelowAnIntermediate() {
    makeCa("--intermediate", "--url", "http://ca.example");
    bothIssue("server.example");
    twins.assertSameCertificate("server.example/cert.pem");
    twins.assertSameCertificate("server.example/chain.pem");
  }

  @Test
  void issueMakesTheSameOfAnRsaCa() {
    makeCa("--key", "rsa-2048");
    bothIssue("server.example");
    twins.assertSameCertificate("server.example/cert.pem");
  }

  @Test
  void issueMakesTheSameOfEachKindOfName() {
    makeCa();
    bothIssue(
        "*.server.example",
        "10.0.0.1",
        "::1",
        "o'neil@server.example",
        "https://[::1]/a?b=c;d,$e#f",
        "upn:j\u00fcrgen,$HOME;\"x\"@server.example",
        "b\u00fccher.example");
    twins.assertSameCertificate("_wildcard.server.example/cert.pem");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C=DE,DC=example,O=Ex/ample \\+ Co\\, \\\"Ltd\\\",CN=$(touch pwned) `id` it's",
        "CN=b\u00fccher,street=Stra\u00dfe 1,L=\u6771\u4eac",
        "CN=a+OU=b,O=c\\\\d",
        "serialNumber=12+givenName=A+SN=B,E=me@server.example,UID=u,businessCategory=x"
      })
  void issueMakesTheSameOfEachSubject(String subject) {
    makeCa();
    bothIssue("server.example", "--subject", subject);
    twins.assertSameCertificate("server.example/cert.pem");
  }

  @Test
  void aNameTooLongForASubjectIsCriticalInBoth() {
    makeCa();
    String longName = "a".repeat(60) + ".server.example";
    bothIssue(longName, "--out", "out");
    twins.assertSameCertificate("out/cert.pem");
  }

  @Test
  void lifetimesInDaysDifferByTheLastSecondAlone() throws IOException {
    makeCa();
    bothIssue("server.example", "--lifetime", "90d");
    Validity ours = certificate(twins.ours().resolve("server.example/cert.pem")).validity();
    Validity theirs = certificate(twins.theirs().resolve("server.example/cert.pem")).validity();
    assertThat(Duration.between(ours.notBefore(), ours.notAfter()).plusSeconds(1))
        .isEqualTo(Duration.between(theirs.notBefore(), theirs.notAfter()))
        .isEqualTo(Duration.ofDays(90));
  }

  @Test
  void timesThatAreGivenAreTheSameToTheSecond() throws IOException {
    makeCa();
    String from = Instant.now().plusSeconds(86_400).toString().substring(0, 19) + "Z";
    String to = Instant.now().plusSeconds(864_000).toString().substring(0, 10);
    bothIssue("server.example", "--not-before", from, "--not-after", to);
    twins.assertSameCertificate("server.example/cert.pem");
    assertThat(certificate(twins.theirs().resolve("server.example/cert.pem")).validity())
        .isEqualTo(certificate(twins.ours().resolve("server.example/cert.pem")).validity());
  }

  @Test
  void neitherOutlivesTheIssuer() throws IOException {
    makeCa("--lifetime", "36h");
    bothIssue("server.example");
    twins.assertSameCertificate("server.example/cert.pem");
    assertThat(certificate(twins.theirs().resolve("server.example/cert.pem")).validity().notAfter())
        .isEqualTo(certificate(Path.of(ca, "root.pem")).validity().notAfter());
  }

  @Test
  void issueUsesAKeyThatIsThere() throws IOException {
    makeCa("--ca-password", "pass:ca secret");
    String key = new Cli().run("key", "generate", "--password", "pass:k1 'q'").out();
    twins.file("-my key.pem", key).file("k", "k1 'q'\n").variable("CAPASS", "ca secret");
    bothIssue(
        "server.example",
        "--key-file=-my key.pem",
        "--key-password",
        "file:k",
        "--ca-password",
        "env:CAPASS");
    twins.assertSameCertificate("server.example/cert.pem");
    assertThat(twins.theirs().resolve("server.example/key.pem"))
        .hasSameTextualContentAs(twins.ours().resolve("server.example/key.pem"));
  }

  @Test
  void keyStoresHoldTheSame() {
    makeCa();
    twins.variable("STORE", "it's \"$secret\" 1");
    bothIssue(
        "server.example", "--format", "p12,jks", "--password", "env:STORE", "--alias", "a $b 'c'");
    twins.assertSameCertificate("server.example/cert.pem");
    for (String store :
        List.of("keystore.p12", "keystore.jks", "truststore.p12", "truststore.jks")) {
      assertThat(entries(twins.theirs().resolve("server.example").resolve(store)))
          .as(store)
          .isEqualTo(entries(twins.ours().resolve("server.example").resolve(store)));
    }
  }

  @Test
  void anotherProfileAndAKubernetesSecretAreMadeToo() throws IOException {
    makeCa();
    bothIssue("server.example", "--format", "p12,k8s-secret", "--p12-profile", "java8");
    for (String store : List.of("keystore.p12", "truststore.p12")) {
      Path theirs = twins.theirs().resolve("server.example").resolve(store);
      assertThat(protection(theirs))
          .isEqualTo(protection(twins.ours().resolve("server.example").resolve(store)));
    }
    for (Path side : List.of(twins.theirs(), twins.ours())) {
      String pem = Files.readString(side.resolve("server.example/key.pem"));
      String key = Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
      assertThat(side.resolve("server.example/secret.yaml"))
          .content()
          .contains("kind: Secret\nmetadata:\n  name: \"server.example\"\n")
          .contains("type: kubernetes.io/tls\ndata:\n  ca.crt: LS0t")
          .endsWith("\n  tls.key: " + key + "\n");
    }
  }

  /** Iterations of Java's own are others. */
  private static List<String> protection(Path store) {
    return Tool.named("openssl")
        .run("pkcs12", "-in", store, "-info", "-nodes", "-passin", "pass:changeit")
        .succeeded()
        .err()
        .lines()
        .map(line -> line.replaceAll("(,? Iteration|, salt length).*", ""))
        .filter(line -> line.matches("(MAC|PKCS7 Encrypted data|Shrouded Keybag):.*"))
        .sorted()
        .toList();
  }

  private static List<String> entries(Path store) {
    return Tool.ofThisJdk("keytool")
        .run(
            "-J-Duser.language=en",
            "-list",
            "-v",
            "-keystore",
            store,
            "-storepass",
            "it's \"$secret\" 1")
        .succeeded()
        .text()
        .lines()
        .filter(
            line ->
                line.matches("(Keystore type|Alias|Entry type|Certificate chain|Owner|Issuer).*"))
        .toList();
  }

  @Test
  void aJksAloneHasTheDefaultPassword() {
    makeCa();
    bothIssue("server.example", "--format", "jks");
    twins.assertSameCertificate("server.example/cert.pem");
    Tool.ofThisJdk("keytool")
        .run(
            "-list",
            "-keystore",
            twins.theirs().resolve("server.example/keystore.jks"),
            "-storepass",
            "changeit")
        .succeeded();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it's a \"$(touch pwned)\" `touch pwned`; touch pwned & x",
        "-rf",
        "a/b c/$HOME/~",
        "a:b\u00fc%s",
        "new\nline\n",
        "*",
        "END"
      })
  void filesGetTheSameNamesWhateverTheyAre(String name) {
    makeCa();
    bothIssue("server.example", "--out=" + name);
    twins.assertSameCertificate(name + "/cert.pem");
    assertThat(twins.theirs().resolve("pwned")).doesNotExist();
  }

  @Test
  void whatIsThereIsNotReplacedUnlessForced() throws IOException {
    makeCa();
    bothIssue("server.example");
    String[] again = with(List.of("issue", "--ca", ca), "server.example");
    byte[] before = Files.readAllBytes(twins.theirs().resolve("server.example/cert.pem"));
    assertThat(twins.run(twins.script(again)).exit()).isEqualTo(twins.minica(again).exit());
    assertThat(twins.theirs().resolve("server.example/cert.pem")).hasBinaryContent(before);
    bothIssue("server.example", "--force");
    assertThat(Files.readAllBytes(twins.theirs().resolve("server.example/cert.pem")))
        .isNotEqualTo(before);
  }

  @Test
  void noPassphraseStandsInTheScript() {
    makeCa("--ca-password", "pass:tops3cret");
    String script =
        twins.script("issue", "--ca", ca, "server.example", "--ca-password", "pass:tops3cret");
    assertThat(script).doesNotContain("tops3cret").contains("MINICA_CA_PASSWORD");
    assertThat(twins.run(script).failed().err()).contains("MINICA_CA_PASSWORD");
    assertThat(twins.theirs()).isEmptyDirectory();
    twins.variable("MINICA_CA_PASSWORD", "tops3cret").run(script).succeeded();
  }

  @Test
  void aPassphraseOnStandardInputServesAllSteps() {
    makeCa();
    twins.input("store secret\nnot this\n");
    bothIssue("server.example", "--format", "p12,jks", "--password", "stdin");
    twins.assertSameCertificate("server.example/cert.pem");
    Tool.ofThisJdk("keytool")
        .run(
            "-list",
            "-keystore",
            twins.theirs().resolve("server.example/truststore.jks"),
            "-storepass",
            "store secret")
        .succeeded();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec-p256", "ec-p384", "ec-p521", "rsa-2048", "ed25519", "ed448"})
  void initMakesTheSameRoot(String key) throws IOException {
    twins.both("init", "--ca", "made", "--key", key, "--name", "Lab $1 Root");
    Path made = twins.theirs().resolve("made");
    assertThat(Fields.ofCertificate(made.resolve("root.pem")))
        .isEqualTo(Fields.ofCertificate(twins.ours().resolve("made/root.pem")));
    assertThat(Twins.modes(twins.ours().resolve("made"))).containsAllEntriesOf(Twins.modes(made));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec-p256", "ec-p384", "ec-p521", "rsa-2048", "ed25519", "ed448"})
  void aRootWithoutANameIsCalledByItsKeyIdentifier(String key) throws IOException {
    twins.run(twins.script("init", "--ca", "made", "--key", key, "--lifetime", "12h")).succeeded();
    Certificate root = certificate(twins.theirs().resolve("made/root.pem"));
    assertThat(root.subject().toString())
        .isEqualTo(
            "CN=minica root CA "
                + HexFormat.of().formatHex(root.publicKey().keyIdentifier(), 0, 3));
  }

  @Test
  void aRootsKeyIsEncryptedAsByMinica() throws IOException {
    twins.variable("P", "ca secret");
    twins.both("init", "--ca", "made", "--name", "Root", "--ca-password", "env:P");
    assertThat(algorithms(twins.theirs().resolve("made/root.key")))
        .isEqualTo(algorithms(twins.ours().resolve("made/root.key")))
        .contains("PBKDF2");
  }

  private static String algorithms(Path key) {
    return Tool.named("openssl")
        .run("asn1parse", "-in", key)
        .succeeded()
        .text()
        .replaceAll(".* INTEGER +:20\n", "") // keyLength, OPTIONAL in RFC 8018 appendix A.2
        .replaceAll("OCTET STRING +\\[HEX DUMP\\].*", "OCTET STRING")
        .replaceAll("(?m)^ *\\d+:d=(\\d+) +hl=\\d+ l= *\\d+", "$1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"server", "client", "root"})
  void selfSignMakesTheSame(String profile) {
    twins.both(
        "self-sign",
        "localhost",
        "127.0.0.1",
        "--profile",
        profile,
        "--key-out",
        "key.pem",
        "--out",
        "sub/cert.pem");
    twins.assertSameCertificate("sub/cert.pem");
  }

  @Test
  void selfSignCutsTheSameNameWhereItIsTooLong() {
    String longName = "a".repeat(60) + ".server.example";
    twins.both("self-sign", longName, "--key-out", "key.pem", "--out", "cert.pem");
    twins.assertSameCertificate("cert.pem");
  }

  @Test
  void selfSignMakesTheSameOfARequest() {
    requestTo("request.pem", "server.example", "--subject", "CN=\u00fc,O=Ex");
    twins.both(
        "self-sign",
        "--csr",
        "request.pem",
        "--name",
        "10.0.0.1",
        "--key-file",
        "key.pem",
        "--lifetime",
        "12h",
        "--out",
        "cert.pem");
    twins.assertSameCertificate("cert.pem");
  }

  private void requestTo(String name, String... arguments) {
    Cli.Ran made =
        new Cli()
            .in(folder)
            .run(with(List.of("csr", "create", "--key-out", "k.pem", "--out", "r.pem"), arguments));
    assertThat(made.exit()).as(made.err()).isZero();
    try {
      twins.file(name, Files.readString(folder.resolve("r.pem")));
      twins.file("key.pem", Files.readString(folder.resolve("k.pem")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void signMakesTheSame() {
    makeCa();
    requestTo("request.pem", "server.example", "me@server.example", "--key", "rsa-2048");
    twins.both(
        "sign", "--ca", ca, "request.pem", "--profile", "peer", "--name", "::1", "--out", "c.pem");
    twins.assertSameCertificate("c.pem");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CN=other", "CN=\u00fcber,O=x\\+y"})
  void signMakesTheSameOfAnotherSubject(String subject) {
    makeCa();
    requestTo("request.pem", "server.example");
    twins.both("sign", "--ca", ca, "request.pem", "--subject", subject, "--out", "c.pem");
    twins.assertSameCertificate("c.pem");
  }

  @Test
  void signTakesARequestFromStandardInputAndGivesTheCertificateToStandardOutput()
      throws IOException {
    makeCa();
    requestTo("request.pem", "server.example");
    twins.input(Files.readString(folder.resolve("r.pem")));
    String[] command = {"sign", "--ca", ca, "-"};
    twins.file("c.pem", "");
    Files.write(
        twins.theirs().resolve("c.pem"), twins.run(twins.script(command)).succeeded().out());
    Files.writeString(twins.ours().resolve("c.pem"), twins.minica(command).out());
    twins.assertSameCertificate("c.pem");
  }

  @Test
  void whatMinicaRefusesGetsNoScript() {
    makeCa();
    requestTo("request.pem", "server.example");
    Cli.Ran refused =
        new Cli()
            .in(twins.theirs())
            .run("sign", "--ca", ca, "request.pem", "--lifetime", "20y", "--show-openssl");
    assertThat(refused.exit()).isEqualTo(4);
    assertThat(refused.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec-p256", "ec-p384", "rsa-2048", "ed25519"})
  void csrCreateMakesTheSame(String key) {
    twins.both(
        "csr",
        "create",
        "server.example",
        "10.0.0.1",
        "upn:\u00fc@x.example",
        "--key",
        key,
        "--key-out",
        "key.pem",
        "--out",
        "request.pem");
    twins.assertSameRequest("request.pem");
  }

  @Test
  void csrCreateMakesTheSameForAKeyUnderAPassphrase() {
    twins.variable("P", "key secret");
    twins.both(
        "csr",
        "create",
        "a".repeat(60) + ".server.example",
        "--key-out",
        "key.pem",
        "--password",
        "env:P",
        "--out",
        "request.pem");
    twins.assertSameRequest("request.pem");
    Tool.named("openssl")
        .run(
            "pkey",
            "-noout",
            "-in",
            twins.theirs().resolve("key.pem"),
            "-passin",
            "pass:key secret")
        .succeeded();
  }
}
