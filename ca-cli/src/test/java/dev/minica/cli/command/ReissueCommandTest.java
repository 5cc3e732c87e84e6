package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReissueCommandTest {

  /** All that openssl makes for a day is long over. */
  private static final Instant LATER = Instant.parse("2031-03-03T12:00:00Z");

  @TempDir static Path attic;
  @TempDir Path world;
  private Cli cli = new Cli();

  @BeforeAll
  static void makeOldFixtures() throws Exception {
    OldFixtures openssl = new OldFixtures(attic);
    openssl.chain();
    openssl.run("genrsa", "-traditional", "-out", "@rsa.key", "2048");
    openssl.run(
        "req",
        "-x509",
        "-config",
        "@openssl.cnf",
        "-key",
        "@rsa.key",
        "-sha384",
        "-days",
        "1",
        "-subj",
        "/CN=rsa",
        "-extensions",
        "critical",
        "-out",
        "@rsa.crt");
    openssl.selfSigned("weak", "/CN=weak", "critical", "rsa:1024", "-sha1");
  }

  @BeforeEach
  void takeOldFixtures() throws IOException {
    cli = new Cli().in(world).at(LATER);
    try (Stream<Path> files = Files.list(attic)) {
      for (Path file : files.filter(each -> !each.endsWith("openssl.cnf")).toList()) {
        Files.copy(file, world.resolve(file.getFileName()));
      }
    }
  }

  private OldFixtures openssl() throws IOException {
    return new OldFixtures(world);
  }

  private Ran reissue(String... words) {
    List<String> all = new ArrayList<>(List.of("reissue"));
    all.addAll(List.of(words));
    return cli.run(all.toArray(String[]::new));
  }

  private Ran done(String... words) {
    Ran ran = reissue(words);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran;
  }

  private static final String[] SET = {
    "--like", "root.crt", "--like", "inter.crt", "--like", "server.crt", "--like", "server.key"
  };

  private static String[] set(String... more) {
    List<String> words = new ArrayList<>(List.of(SET));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private void verify(String root, String intermediate, String leaf) throws IOException {
    openssl()
        .run(
            "verify",
            "-x509_strict",
            "-attime",
            Long.toString(LATER.getEpochSecond()),
            "-verify_hostname",
            "localhost",
            "-purpose",
            "sslserver",
            "-CAfile",
            "@" + root,
            "-untrusted",
            "@" + intermediate,
            "@" + leaf);
  }

  @Test
  void opensslAcceptsTheSetAndSeesNothingElseChanged() throws IOException {
    Ran ran = done(set());

    assertThat(ran.out().lines().filter(line -> line.startsWith("reissued: "))).hasSize(3);
    assertThat(ran.out()).doesNotContain("made up").contains("wrote: " + world.resolve("reissued"));
    verify("reissued/root.crt", "reissued/inter.crt", "reissued/server.crt");
    for (String name : List.of("root.crt", "inter.crt", "server.crt")) {
      assertThat(rest("reissued/" + name)).as(name).isEqualTo(rest(name));
    }
    assertThat(openssl().run("pkey", "-in", "@reissued/server.key", "-pubout"))
        .isEqualTo(openssl().run("x509", "-in", "@reissued/server.crt", "-noout", "-pubkey"));
    assertThat(mode("reissued/server.key")).isEqualTo("rw-------");
  }

  /** Openssl's text without numbers, times, keys and signatures. */
  private List<String> rest(String file) throws IOException {
    return openssl()
        .run("x509", "-in", "@" + file, "-noout", "-text")
        .lines()
        .map(line -> line.replaceFirst("^( *(serial|keyid|Not Before|Not After *) *:).*", "$1"))
        .filter(line -> !line.strip().matches("[0-9A-Fa-f:]+"))
        .toList();
  }

  private String mode(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(world.resolve(file)));
  }

  @Test
  void inPlaceTheFilesKeepTheirModesLinksAndTheTextAroundBlocks() throws IOException {
    Path key = world.resolve("server.key");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    Files.move(world.resolve("root.crt"), world.resolve("real.crt"));
    Files.createSymbolicLink(world.resolve("root.crt"), Path.of("real.crt"));
    String old = Files.readString(world.resolve("server.crt"));

    Ran ran = done(set("--in-place"));

    verify("root.crt", "inter.crt", "server.crt");
    assertThat(mode("server.key")).isEqualTo("rw-r-----");
    assertThat(world.resolve("root.crt")).isSymbolicLink();
    String text = Files.readString(world.resolve("server.crt"));
    assertThat(text).isNotEqualTo(old).startsWith(old.substring(0, old.indexOf("-----BEGIN")));
    assertThat(ran.out()).contains("note: the text beside the blocks still describes");
    assertThat(world.resolve("reissued")).doesNotExist();
  }

  @Test
  void anIssuerWithItsKeyStays() throws IOException {
    done(set("--lifetime", "10y", "--like", "root.key", "--out", "ten"));
    byte[] root = Files.readAllBytes(world.resolve("ten/root.crt"));

    Ran ran =
        done(
            "--in-place",
            "--like",
            "ten/root.crt",
            "--like",
            "ten/root.key",
            "--like",
            "ten/inter.crt",
            "--like",
            "ten/server.crt",
            "--like",
            "ten/server.key",
            "--lifetime",
            "90d");

    assertThat(ran.out()).contains("kept: CN=Old Root");
    assertThat(world.resolve("ten/root.crt")).hasBinaryContent(root);
    verify("ten/root.crt", "ten/inter.crt", "ten/server.crt");
  }

  @Test
  void aLeafAloneGetsAnIssuerOfItsIssuersName() throws IOException {
    Ran ran = done("--like", "server.crt", "--out", "new");

    assertThat(ran.out())
        .contains("made up: CN=Inter, which is in none of the files: trust this one")
        .contains(world.resolve("new/ca.pem") + ", the issuer that was made up")
        .contains(world.resolve("new/server.key") + ", the new private key");
    verify("new/ca.pem", "new/ca.pem", "new/server.crt");
    assertThat(mode("new/server.key")).isEqualTo("rw-------");
    assertThat(openssl().run("pkey", "-in", "@new/server.key", "-pubout"))
        .isEqualTo(openssl().run("x509", "-in", "@new/server.crt", "-noout", "-pubkey"));
  }

  @Test
  void aKeyThatIsKeptIsThatOfTheNewCertificate() throws IOException {
    done(set("--keep-key", "--out", "kept"));

    assertThat(world.resolve("kept/server.key"))
        .hasSameBinaryContentAs(world.resolve("server.key"));
    verify("kept/root.crt", "kept/inter.crt", "kept/server.crt");
    assertThat(openssl().run("x509", "-in", "@kept/server.crt", "-noout", "-pubkey"))
        .isEqualTo(openssl().run("x509", "-in", "@server.crt", "-noout", "-pubkey"));
  }

  @Test
  void whatIsTooWeakIsReplacedAndSaid() throws IOException {
    Ran ran = done("--like", "weak.crt", "--like", "weak.key", "--out", "new");

    assertThat(ran.out())
        .contains("note: the key is rsa-2048 now, and was rsa-1024")
        .contains("note: it is signed with SHA256withRSA now, and was with SHA1WITHRSA");
    assertThat(rest("new/weak.crt")).anyMatch(line -> line.endsWith(" critical"));
  }

  /** What stays where it is around blocks, and how blocks are written. */
  @Test
  void pemKeepsItsOrderIndentationLineEndsAndFormsOfKeys() throws IOException {
    openssl().run("ec", "-in", "@server.key", "-out", "@sec1.key");
    openssl().run("ecparam", "-name", "secp384r1", "-out", "@curve.pem");
    String sec1 = text("curve.pem") + text("sec1.key");
    String block = text("server.crt").substring(text("server.crt").indexOf("-----BEGIN"));
    String yaml = "tls: |\n  " + block.strip().replace("\n", "\n  ") + "\nmore: yes\n";
    Files.writeString(world.resolve("a.yaml"), yaml);
    Files.writeString(world.resolve("dos.pem"), ("# mine\n" + block).replace("\n", "\r\n"));
    Files.writeString(world.resolve("sec1.pem"), sec1);

    done("--like", "a.yaml", "--like", "dos.pem", "--like", "sec1.pem", "--like", "rsa.key");

    assertThat(text("reissued/a.yaml"))
        .startsWith("tls: |\n  -----BEGIN CERTIFICATE-----\n  MII")
        .endsWith("\n  -----END CERTIFICATE-----\nmore: yes\n");
    assertThat(text("reissued/dos.pem"))
        .startsWith("# mine\r\n-----BEGIN CERTIFICATE-----\r\nMII")
        .matches(text -> text.replace("\r\n", "").indexOf('\n') < 0);
    assertThat(text("reissued/sec1.pem"))
        .startsWith(text("curve.pem") + "-----BEGIN EC PRIVATE KEY-----\n");
    assertThat(text("reissued/rsa.key")).startsWith("-----BEGIN RSA PRIVATE KEY-----\n");
    openssl().run("ec", "-in", "@reissued/sec1.pem", "-check", "-noout");
    openssl().run("rsa", "-in", "@reissued/rsa.key", "-check", "-noout");
  }

  private String text(String file) throws IOException {
    return Files.readString(world.resolve(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-aes256 -traditional", "-aes256"})
  void anEncryptedKeyIsUnderTheSamePassphrase(String cipher) throws IOException {
    List<String> words = new ArrayList<>(List.of("pkey", "-in", "@server.key"));
    words.addAll(List.of("-out", "@locked.key"));
    words.addAll(List.of("-passout", "pass:right"));
    words.addAll(List.of(cipher.split(" ", -1)));
    openssl().run(words.toArray(String[]::new));

    Ran ran =
        done(
            "--like",
            "locked.key",
            "--like",
            "server.crt",
            "--password",
            "pass:wrong",
            "--password",
            "pass:right");

    String pem = openssl().run("pkey", "-in", "@reissued/locked.key", "-passin", "pass:right");
    assertThat(pem).isNotEqualTo(text("server.key"));
    assertThat(text("reissued/locked.key")).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
    assertThat(ran.out().contains("the key is encrypted as PKCS#8 now"))
        .isEqualTo(cipher.contains("traditional"));
  }

  @ParameterizedTest
  @CsvSource({"PKCS12, p12", "JKS, jks"})
  void javaSeesTheSameStore(String type, String ending) throws Exception {
    Path old = world.resolve("old." + ending);
    keyStore(type, old);

    done("--like", old.toString(), "--password", "pass:secret1");

    KeyStore before = load(type, old);
    KeyStore after = load(type, world.resolve("reissued/old." + ending));
    assertThat(Collections.list(after.aliases())).isEqualTo(Collections.list(before.aliases()));
    X509Certificate leaf = (X509Certificate) after.getCertificateChain("server")[0];
    X509Certificate inter = (X509Certificate) after.getCertificateChain("server")[1];
    leaf.verify(inter.getPublicKey());
    inter.verify(after.getCertificate("trusted root").getPublicKey());
    leaf.checkValidity(Date.from(LATER));
    assertThat(leaf.getExtensionValue("2.5.29.17"))
        .isEqualTo(
            ((X509Certificate) before.getCertificate("server")).getExtensionValue("2.5.29.17"));
    assertThat(after.getKey("server", "secret1".toCharArray())).isNotNull();
    assertThat(after.isCertificateEntry("trusted root")).isTrue();
  }

  /** As keytool makes it: a key with its chain, and a root that is trusted. */
  private void keyStore(String type, Path file) throws Exception {
    String chain = text("server.crt") + text("inter.crt");
    Files.writeString(world.resolve("chain.pem"), chain);
    openssl()
        .run(
            "pkcs12",
            "-export",
            "-in",
            "@chain.pem",
            "-inkey",
            "@server.key",
            "-name",
            "server",
            "-passout",
            "pass:secret1",
            "-out",
            "@plain.p12");
    KeyStore plain = load("PKCS12", world.resolve("plain.p12"));
    KeyStore store = KeyStore.getInstance(type);
    char[] password = "secret1".toCharArray();
    store.load(null, password);
    store.setKeyEntry(
        "server", plain.getKey("server", password), password, plain.getCertificateChain("server"));
    try (InputStream in = Files.newInputStream(world.resolve("root.crt"))) {
      store.setCertificateEntry(
          "trusted root", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    try (var out = Files.newOutputStream(file)) {
      store.store(out, password);
    }
  }

  private static KeyStore load(String type, Path file) throws Exception {
    KeyStore store = KeyStore.getInstance(type);
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, "secret1".toCharArray());
    }
    return store;
  }

  @Test
  void aKeyWithAPasswordOfItsOwnKeepsIt() throws Exception {
    Path file = world.resolve("own.jks");
    keyStore("JKS", file);
    KeyStore store = load("JKS", file);
    Key key = store.getKey("server", "secret1".toCharArray());
    store.setKeyEntry("server", key, "secret2".toCharArray(), store.getCertificateChain("server"));
    try (var out = Files.newOutputStream(file)) {
      store.store(out, "secret1".toCharArray());
    }

    Ran closed = reissue("--like", "own.jks", "--password", "pass:secret1");
    done("--like", "own.jks", "--password", "pass:secret2", "--password", "pass:secret1");

    assertThat(closed.exit()).isEqualTo(9);
    assertThat(closed.err()).contains("\"server\" is a private key under another passphrase");
    KeyStore made = load("JKS", world.resolve("reissued/own.jks"));
    assertThat(made.getKey("server", "secret2".toCharArray())).isNotNull().isNotEqualTo(key);
  }

  @Test
  void aStoreOfBouncyCastleStaysOne() {
    cli.run("convert", "rsa.crt", "trust.bcfks", "--out-password", "pass:secret1");

    done("--like", "trust.bcfks", "--password", "pass:secret1", "--out", "new.bcfks");

    Ran listed = cli.run("keystore", "list", "new.bcfks", "--password", "pass:secret1");
    assertThat(listed.exit()).as(listed.err()).isZero();
    assertThat(listed.out()).contains("BCFKS").contains("rsa");
    assertThat(world.resolve("new.key")).exists();
  }

  @Test
  void derAndPkcs7StaySo() throws IOException {
    openssl().run("x509", "-in", "@rsa.crt", "-outform", "DER", "-out", "@rsa.der");
    openssl()
        .run(
            "crl2pkcs7",
            "-nocrl",
            "-certfile",
            "@server.crt",
            "-certfile",
            "@inter.crt",
            "-certfile",
            "@root.crt",
            "-outform",
            "DER",
            "-out",
            "@all.p7b");

    done("--like", "rsa.der", "--like", "all.p7b");

    openssl().run("x509", "-in", "@reissued/rsa.der", "-inform", "DER", "-noout");
    String subjects =
        openssl().run("pkcs7", "-in", "@reissued/all.p7b", "-inform", "DER", "-print_certs");
    assertThat(subjects.lines().filter(line -> line.startsWith("subject")))
        .containsExactly(
            "subject=CN = localhost",
            "subject=CN = Inter",
            "subject=C = DE, O = \\C3\\96rtchen, CN = Old Root");
  }

  @ParameterizedTest
  @CsvSource({
    "nothing.pem, 3, no certificate and no private key",
    "missing.pem, 3, missing.pem",
    "cut.der, 3, cut.der",
    "folder, 3, folder",
    "store.jceks, 3, does not write it",
    "plain.p12, 9, wrong passphrase",
  })
  void whatCannotBeMadeAgainChangesNothing(String file, int exit, String message) throws Exception {
    Files.writeString(world.resolve("nothing.pem"), "nothing");
    Files.write(world.resolve("cut.der"), new byte[] {0x30, (byte) 0x82, 1});
    Files.createDirectory(world.resolve("folder"));
    keyStore("JCEKS", world.resolve("store.jceks"));
    List<String> before = tree();

    for (String mode : List.of("--in-place", "--force")) {
      Ran ran = reissue(mode, "--like", "root.crt", "--like", file);

      assertThat(ran.exit()).as(ran.err()).isEqualTo(exit);
      assertThat(ran.err()).contains(message);
      assertThat(tree()).isEqualTo(before);
    }
  }

  /** What keys are of an algorithm that minica does not make is said, with what helps. */
  @Test
  void aCertificateOfAnUnusualKeyGoesWithThatKeyAlone() throws IOException {
    openssl().run("ecparam", "-name", "secp256k1", "-genkey", "-noout", "-out", "@k1.key");
    openssl().run("ec", "-in", "@k1.key", "-pubout", "-out", "@k1.pub");
    openssl()
        .run(
            "x509",
            "-new",
            "-force_pubkey",
            "@k1.pub",
            "-subj",
            "/CN=koblitz",
            "-CA",
            "@root.crt",
            "-CAkey",
            "@root.key",
            "-set_serial",
            "7",
            "-days",
            "1",
            "-out",
            "@k1.crt");

    Ran ran = reissue("--like", "k1.crt");

    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err()).contains("minica makes no keys like").contains("--keep-key");
    assertThat(world.resolve("reissued")).doesNotExist();
    done("--like", "k1.crt", "--keep-key");
    openssl()
        .run(
            "verify",
            "-attime",
            Long.toString(LATER.getEpochSecond()),
            "-CAfile",
            "@reissued/ca.pem",
            "@reissued/k1.crt");
  }

  @Test
  void keysAloneAreNoFixture() {
    Ran ran = reissue("--like", "server.key");

    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err()).contains("there are keys, and no certificate").contains("key generate");
  }

  private List<String> tree() throws IOException {
    List<String> tree = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(world)) {
      for (Path path : paths.sorted().toList()) {
        boolean isFile = Files.isRegularFile(path);
        tree.add(
            path
                + (isFile
                    ? new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1)
                    : ""));
      }
    }
    return tree;
  }

  @Test
  void aCaThatLiesThereMayBelongToThem() throws IOException {
    Files.copy(world.resolve("inter.crt"), world.resolve("ca.pem"));
    List<String> before = tree();

    Ran ran = reissue("--in-place", "--like", "server.crt", "--like", "server.key");

    assertThat(ran.exit()).isEqualTo(5);
    assertThat(ran.err()).contains("ca.pem exists already").contains("give it with --like as well");
    assertThat(tree()).isEqualTo(before);
    done("--in-place", "--like", "server.crt", "--like", "server.key", "--like", "ca.pem");
  }

  @Test
  void nothingIsReplacedThatIsThere() throws IOException {
    done("--like", "rsa.crt");
    List<String> before = tree();

    assertThat(reissue("--like", "rsa.crt").exit()).isEqualTo(5);
    assertThat(tree()).isEqualTo(before);
    done("--like", "rsa.crt", "--force");
  }

  @Test
  void whatTheUsersOwnCaIssuedIsRenewed() throws IOException {
    assertThat(cli.run("init", "--ca", "ca").exit()).isZero();
    assertThat(cli.run("issue", "--ca", "ca", "a.example").exit()).isZero();

    Ran ran = reissue("--ca", "ca", "--like", "a.example/cert.pem");

    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err()).contains("CN=a.example was issued by the CA in").contains("minica renew");
    assertThat(reissue("--like", "a.example/cert.pem").exit()).isZero();
  }

  @Test
  void jsonSaysTheSame() {
    Ran ran = done("--json", "--like", "weak.crt");

    assertThat(ran.out())
        .contains("\"subject\": \"CN=weak\"", "\"keyKept\": false", "\"role\": \"key\"")
        .contains("\"the key is rsa-2048 now, and was rsa-1024\"");
  }

  @Test
  void whatIsAskedForHasToMakeSense() {
    assertThat(reissue().exit()).isEqualTo(2);
    assertThat(reissue("--like", "-").exit()).isEqualTo(2);
    assertThat(reissue("--like", "rsa.crt", "--out", "x", "--in-place").exit()).isEqualTo(2);
    assertThat(reissue("--like", "rsa.crt", "--like", "rsa.crt").exit()).isEqualTo(2);
  }
}
