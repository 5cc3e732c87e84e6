package dev.minica.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.cli.Cli;
import dev.minica.cli.Cli.Ran;
import dev.minica.defect.judge.RequestJudges;
import dev.minica.encoding.EncodedCertificates;
import dev.minica.encoding.EncodedPrivateKey;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.testing.Tool;
import dev.minica.x509.Certificate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.GeneralName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * A key, a request, a certificate: the three lines that everybody knows from openssl, each of them
 * done by minica or by another program, and the next by the other.
 */
class OpensslWorkflowTest {

  private static final GeneralName NAME = GeneralName.parse("server.example");

  @TempDir static Path keys;
  @TempDir Path folder;
  private Cli cli = new Cli();

  @BeforeEach
  void makeCa() {
    cli = new Cli().in(folder);
    minica("init --ca ca");
  }

  @ParameterizedTest
  @EnumSource(value = KeyAlgorithm.class, names = "ML_DSA_.*", mode = Mode.MATCH_NONE)
  void opensslsRequestIsSignedByMinica(KeyAlgorithm algorithm) throws IOException {
    opensslKey(algorithm);
    openssl("req -new -key key.pem -subj /O=Example/CN=server.example -out plain.csr");
    openssl(
        "req -new -key key.pem -subj /O=Example/CN=server.example"
            + " -addext subjectAltName=DNS:server.example,IP:10.0.0.1 -out request.csr");

    assertThat(cli.run("sign", "--ca", "ca", "plain.csr").exit()).isEqualTo(4);
    minica("sign --ca ca plain.csr --name server.example --out plain.pem");
    minica("sign --ca ca request.csr --out cert.pem");

    for (String made : List.of("plain.pem", "cert.pem")) {
      openssl("verify -x509_strict -purpose sslserver -CAfile ca/root.pem " + made);
      assertThat(certificate(made).publicKey()).isEqualTo(publicKey("key.pem"));
      assertThat(certificate(made).subject())
          .isEqualTo(DistinguishedName.parse("/O=Example/CN=server.example"));
    }
    assertThat(certificate("cert.pem").subjectAltNames())
        .containsExactly(NAME, GeneralName.parse("10.0.0.1"));
  }

  @ParameterizedTest
  @EnumSource(value = KeyAlgorithm.class, names = "ML_DSA_.*", mode = Mode.MATCH_NONE)
  void minicasRequestIsSignedByOpenssl(KeyAlgorithm algorithm) throws IOException {
    opensslKey(algorithm);
    minica("csr create server.example --key-file key.pem --out request.pem");
    openssl("req -verify -noout -in request.pem");

    openssl(
        "x509 -req -in request.pem -CA ca/root.pem -CAkey ca/root.key -copy_extensions copy"
            + " -out cert.pem");

    openssl("verify -CAfile ca/root.pem -verify_hostname server.example cert.pem");
    assertThat(certificate("cert.pem").publicKey()).isEqualTo(publicKey("key.pem"));
    openssl("x509 -req -in request.pem -signkey key.pem -out self.pem");
  }

  @Test
  void opensslsCaTakesMinicasRequest() throws IOException {
    Files.createFile(folder.resolve("index.txt"));
    Files.writeString(
        folder.resolve("ca.cnf"),
        "[ca]\ndefault_ca=own\n[own]\ndatabase=index.txt\nnew_certs_dir=.\nrand_serial=yes\n"
            + "policy=any\ndefault_md=sha256\ndefault_days=30\ncopy_extensions=copy\n"
            + "[any]\ncommonName=supplied\n");
    minica("csr create server.example --key-out key.pem --out request.pem");

    Tool.named("sh")
        .run(
            "-c",
            "cd '"
                + folder
                + "' && openssl ca -batch -config ca.cnf -cert ca/root.pem -keyfile ca/root.key"
                + " -in request.pem -out cert.pem -notext")
        .succeeded();

    assertThat(certificate("cert.pem").subjectAltNames()).containsExactly(NAME);
  }

  @ParameterizedTest
  @EnumSource(value = KeyAlgorithm.class, names = "ML_DSA_.*", mode = Mode.MATCH_NONE)
  void opensslsRequestSignsItselfWithMinica(KeyAlgorithm algorithm) throws IOException {
    opensslKey(algorithm);
    openssl("req -new -key key.pem -subj /CN=server.example -out request.csr");

    minica("self-sign --csr request.csr --key-file key.pem --name server.example --out cert.pem");

    openssl("verify -x509_strict -check_ss_sig -CAfile cert.pem cert.pem");
    assertThat(certificate("cert.pem").isCa()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(value = KeyAlgorithm.class, names = "ML_DSA_.*", mode = Mode.MATCH_NONE)
  void gnuTlsFindsTheSignatureRight(KeyAlgorithm algorithm) throws IOException {
    Tool certtool = Tool.named("certtool");
    opensslKey(algorithm);
    minica("csr create server.example 10.0.0.1 --key-file key.pem --out request.pem");

    assertThat(
            certtool
                .run("--crq-info", "--infile", folder.resolve("request.pem"))
                .succeeded()
                .everything())
        .contains("Self signature: verified", "DNSname: server.example", "IPAddress: 10.0.0.1");
  }

  /** Go has neither Ed448 nor ML-DSA. */
  @Test
  void goFindsTheSignatureRight() throws IOException {
    Tool go =
        Tool.builtByGo(
            RequestJudges.class, "requests.go", Files.createDirectory(folder.resolve("go")));

    for (String algorithm : List.of("rsa-2048", "ec-p256", "ec-p384", "ec-p521", "ed25519")) {
      minica(
          "csr create server.example --force --key-out key.pem --out request.pem --key "
              + algorithm);
      assertThat(go.run(folder.resolve("request.pem")).succeeded().text())
          .isEqualTo("server.example\n");
    }
  }

  /**
   * keytool checks the signature of each request it prints. Large RSA keys take seconds to make.
   */
  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"RSA_3072", "RSA_4096"},
      mode = Mode.EXCLUDE)
  void keytoolReadsMinicasRequest(KeyAlgorithm algorithm) {
    minica("csr create server.example --key " + algorithm + " --key-out key.pem --out request.pem");
    Tool keytool = keytoolWith(algorithm);

    assertThat(
            keytool.run("-printcertreq", "-file", folder.resolve("request.pem")).succeeded().text())
        .contains("PKCS #10 Certificate Request", "DNSName: server.example");
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"RSA_3072", "RSA_4096"},
      mode = Mode.EXCLUDE)
  void keytoolsRequestIsSignedByMinicaAndTakenBack(KeyAlgorithm algorithm) throws IOException {
    Tool keytool = keytoolWith(algorithm);
    keytool(keytool, "-genkeypair -alias own -dname CN=server.example,O=Example", algorithm);
    keytool(keytool, "-certreq -alias own -file request.csr -ext san=dns:server.example");

    minica("sign --ca ca request.csr --out cert.pem");
    keytool(keytool, "-importcert -noprompt -alias ca -file ca/root.pem");

    assertThat(keytool(keytool, "-importcert -alias own -file cert.pem"))
        .contains("Certificate reply was installed in keystore");
    assertThat(keytool(keytool, "-list -v -alias own")).contains("Certificate chain length: 2");
  }

  /** What keytool can be told to ask for beside names, and a server gets anyway. */
  @Test
  void keytoolsRequestMayAskForWhatAServerGets() {
    Tool keytool = Tool.ofThisJdk("keytool");
    keytool(keytool, "-genkeypair -alias own -dname CN=x", KeyAlgorithm.RSA_2048);
    keytool(
        keytool,
        "-certreq -alias own -file request.csr -ext san=dns:server.example -ext bc=ca:false"
            + " -ext ku:critical=digitalSignature,keyEncipherment -ext eku=serverAuth");
    keytool(
        keytool,
        "-certreq -alias own -file ca.csr -ext san=dns:server.example -ext bc=ca:true"
            + " -ext ku=keyCertSign");

    minica("sign --ca ca request.csr");
    Ran ran = cli.run("sign", "--ca", "ca", "ca.csr");
    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err()).contains("basicConstraints CA:TRUE", "keyUsage keyCertSign");
  }

  private String keytool(Tool keytool, String line, KeyAlgorithm algorithm) {
    return keytool(keytool, line + " " + keytoolWords(algorithm));
  }

  private String keytool(Tool keytool, String line) {
    List<Object> words = new ArrayList<>();
    for (String word : line.split(" ", -1)) {
      words.add(isFile(word) ? folder.resolve(word) : word);
    }
    words.addAll(List.of("-keystore", folder.resolve("own.p12"), "-storepass", "changeit"));
    return keytool.run(words.toArray()).succeeded().everything();
  }

  private static String keytoolWords(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case RSA_2048, RSA_3072, RSA_4096 -> "-keyalg RSA -keysize " + algorithm.size();
      case EC_P256 -> "-keyalg EC -groupname secp256r1";
      case EC_P384 -> "-keyalg EC -groupname secp384r1";
      case EC_P521 -> "-keyalg EC -groupname secp521r1";
      case ED25519 -> "-keyalg Ed25519";
      case ED448 -> "-keyalg Ed448";
      case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> "-keyalg ML-DSA-" + algorithm.size();
    };
  }

  /** Of all JDKs found, one that has the algorithm: ML-DSA came with 24. */
  private Tool keytoolWith(KeyAlgorithm algorithm) {
    if (!algorithm.name().startsWith("ML_DSA")) {
      return Tool.ofThisJdk("keytool");
    }
    Optional<Tool> found =
        Tool.ofEveryJdk("keytool").stream().filter(OpensslWorkflowTest::hasMlDsa).findFirst();
    assumeTrue(found.isPresent(), "skipped: no JDK 24 or newer is installed");
    return found.orElseThrow();
  }

  private static boolean hasMlDsa(Tool keytool) {
    Path home = keytool.path().getParent().getParent();
    try {
      String release = Files.readString(home.resolve("release"));
      String version = release.replaceAll("(?s).*JAVA_VERSION=\"(\\d+).*", "$1");
      return Integer.parseInt(version) >= 24;
    } catch (IOException | NumberFormatException e) {
      return false;
    }
  }

  /** The same key for each test: large ones of RSA take long to make. */
  private void opensslKey(KeyAlgorithm algorithm) throws IOException {
    Path made = keys.resolve(algorithm + ".pem");
    if (!Files.exists(made)) {
      makeOpensslKey(algorithm);
      Files.move(folder.resolve("key.pem"), made);
    }
    Files.copy(made, folder.resolve("key.pem"));
  }

  private void makeOpensslKey(KeyAlgorithm algorithm) {
    openssl(
        "genpkey -out key.pem "
            + switch (algorithm) {
              case RSA_2048, RSA_3072, RSA_4096 ->
                  "-algorithm RSA -pkeyopt rsa_keygen_bits:" + algorithm.size();
              case EC_P256, EC_P384, EC_P521 ->
                  "-algorithm EC -pkeyopt ec_paramgen_curve:P-" + algorithm.size();
              default -> "-algorithm " + algorithm.name();
            });
  }

  private void openssl(String line) {
    Object[] words =
        Stream.of(line.split(" ", -1)).map(w -> isFile(w) ? folder.resolve(w) : w).toArray();
    Tool.named("openssl").run(words).succeeded();
  }

  private static boolean isFile(String word) {
    return word.matches("[a-z/]+[.](pem|csr|key|p12)");
  }

  private void minica(String line) {
    Ran ran = cli.run(line.split(" ", -1));
    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  private Certificate certificate(String file) throws IOException {
    return EncodedCertificates.decode(Files.readAllBytes(folder.resolve(file))).get(0);
  }

  private SubjectPublicKeyInfo publicKey(String file) throws IOException {
    return EncodedPrivateKey.decode(Files.readAllBytes(folder.resolve(file))).open().publicKey();
  }
}
