package dev.minica.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenSSL made them, and reads the same facts from them. */
class ForeignArtefactsTest {

  private static final String CONFIGURATION =
      """
      [ca]
      default_ca = d
      [d]
      database = index.txt
      crlnumber = number
      default_md = sha256
      crl_extensions = x
      certificate = ca.pem
      private_key = ca.key
      [x]
      authorityKeyIdentifier = keyid
      issuingDistributionPoint = critical, @idp
      [idp]
      fullname = URI:http://crl.example/ca.crl
      onlyuser = TRUE
      """;

  @TempDir private Path folder;

  @BeforeEach
  void makeCa() throws IOException {
    openssl(
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-keyout",
        "ca.key",
        "-out",
        "ca.pem",
        "-subj",
        "/O=Example/CN=Root");
    Files.writeString(folder.resolve("ca.cnf"), CONFIGURATION);
    Files.writeString(
        folder.resolve("index.txt"),
        "R\t491231235959Z\t260102030405Z,keyCompromise\t0A0B\tunknown\t/CN=a\n"
            + "V\t491231235959Z\t\t0C0D\tunknown\t/CN=b\n");
    Files.writeString(folder.resolve("number"), "1F\n");
  }

  @Test
  void aCrl() throws IOException {
    openssl("ca", "-config", "ca.cnf", "-gencrl", "-crldays", "30", "-out", "ca.crl");

    List<Finding> findings = inspect("ca.crl", "ca.pem");
    Description crl = findings.get(0).description();

    assertThat(openssl("crl", "-in", "ca.crl", "-noout", "-issuer", "-nameopt", "RFC2253"))
        .isEqualTo("issuer=" + text(crl, "issuer") + "\n");
    assertThat(openssl("crl", "-in", "ca.crl", "-noout", "-fingerprint", "-sha256"))
        .endsWith("=" + text(crl, "sha256") + "\n");
    assertThat(
            openssl(
                    "crl",
                    "-in",
                    "ca.crl",
                    "-noout",
                    "-lastupdate",
                    "-nextupdate",
                    "-dateopt",
                    "iso_8601")
                .replace(' ', 'T'))
        .isEqualTo(
            "lastUpdate="
                + text(crl, "thisUpdate")
                + "\nnextUpdate="
                + text(crl, "nextUpdate")
                + "\n");
    assertThat(crl.value("entryCount")).contains(Value.of(1));
    assertThat(crl.lines("entries"))
        .containsExactly("0a0b  2026-01-02T03:04:05Z  reason keyCompromise");
    assertThat(crl.value("extensions").orElseThrow().toString())
        .contains("onlyContainsUserCerts", "http://crl.example/ca.crl", "text=31");
    assertThat(Relations.of(findings).complete(0).value("signedBy")).contains(Value.of(2));
  }

  @Test
  void anOcspResponse() throws IOException {
    openssl(
        "ocsp",
        "-issuer",
        "ca.pem",
        "-sha256",
        "-serial",
        "0x0A0B",
        "-sha256",
        "-serial",
        "0x0C0D",
        "-sha256",
        "-serial",
        "0x0E0F",
        "-reqout",
        "request.der");
    openssl(
        "ocsp",
        "-index",
        "index.txt",
        "-rsigner",
        "ca.pem",
        "-rkey",
        "ca.key",
        "-CA",
        "ca.pem",
        "-reqin",
        "request.der",
        "-respout",
        "response.der",
        "-ndays",
        "7");
    String theirs =
        openssl("ocsp", "-respin", "response.der", "-noverify", "-resp_text").replace("\n", " ");

    List<Finding> findings = inspect("response.der");
    Description response = findings.get(0).description();
    List<Value> singles = ((Value.Items) response.value("responses").orElseThrow()).items();

    assertThat(response.value("responder")).contains(Value.of("CN=Root,O=Example"));
    assertThat(singles)
        .extracting(
            single -> text((Description) single, "serial") + text((Description) single, "status"))
        .containsExactly("0a0brevoked", "0c0dgood", "0e0funknown");
    Description revoked = (Description) singles.get(0);
    assertThat(text(revoked, "revocationTime")).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(text(revoked, "reason")).isEqualTo("keyCompromise");
    assertThat(theirs)
        .contains(text(response, "nonce").replace(":", ""))
        .contains("Issuer Key Hash: " + text(revoked, "issuerKeyHash").replace(":", ""))
        .contains("Issuer Name Hash: " + text(revoked, "issuerNameHash").replace(":", ""));
    assertThat(findings.get(1).certificate()).isPresent();
    assertThat(Relations.of(findings).complete(0).value("signedBy")).contains(Value.of(2));
  }

  /** RFC 7468 section 6 knows it, too. */
  @Test
  void aCrlUnderItsShortLabel() throws IOException {
    openssl("ca", "-config", "ca.cnf", "-gencrl", "-crldays", "30", "-out", "ca.crl");
    Path crl = folder.resolve("ca.crl");
    Files.writeString(crl, Files.readString(crl).replace("X509 CRL", "CRL"));

    assertThat(text(inspect("ca.crl").get(0).description(), "type")).isEqualTo("crl");
  }

  /** Names of headers are the same in capitals or not (RFC 822, by way of RFC 1421). */
  @Test
  void aKeyThatIsEncryptedAsOfOld() throws IOException {
    openssl(
        "genrsa", "-traditional", "-aes128", "-passout", "pass:secret", "-out", "old.key", "2048");
    Path key = folder.resolve("old.key");
    List<String> shown = inspect("old.key").get(0).description().lines("encryption");
    Files.writeString(
        key,
        Files.readString(key)
            .replace("Proc-Type: 4,ENCRYPTED", "proc-type: 4,encrypted")
            .replace("DEK-Info:", "dek-info:"));

    assertThat(shown).anyMatch(line -> line.contains("AES-128-CBC"));
    assertThat(inspect("old.key").get(0).description().lines("encryption")).isEqualTo(shown);
  }

  @Test
  void anOcspResponseThatSaysOnlyWhyNot() {
    Description response =
        new Inspection(Instant.EPOCH, Optional.empty())
            .of(HexFormat.of().parseHex("30030a0103"))
            .get(0)
            .description();

    assertThat(response.lines("responseStatus")).containsExactly("tryLater");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048",
        "genpkey -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048",
        "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-521",
        "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:secp256k1",
        "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:brainpoolP256r1",
        "genpkey -algorithm ED25519",
        "genpkey -algorithm ED448",
        "genpkey -algorithm X25519",
        "genpkey -algorithm X448",
        "genpkey -algorithm ED25519 -outform DER",
        "genrsa -traditional 2048",
      })
  void aPrivateKeyHasThePublicHalfThatOpensslSays(String command) throws IOException {
    Path key = folder.resolve("key");
    Files.write(key, run((Object[]) command.split(" ")));

    Description ours = inspect("key").get(0).description();

    String form = command.endsWith("DER") ? "DER" : "PEM";
    byte[] half = run("pkey", "-in", "key", "-inform", form, "-pubout", "-outform", "DER");
    String fingerprint = HexFormat.ofDelimiter(":").withUpperCase().formatHex(Digests.sha256(half));
    assertThat(text((Description) ours.value("publicKey").orElseThrow(), "sha256"))
        .isEqualTo(fingerprint);
    assertThat(ours.lines("publicKey")).last().isEqualTo("SHA-256 " + fingerprint);
  }

  @Test
  void aRequest() throws IOException {
    openssl(
        "req",
        "-new",
        "-newkey",
        "ed25519",
        "-nodes",
        "-keyout",
        "key",
        "-out",
        "csr",
        "-subj",
        "/O=Example/CN=server.example",
        "-addext",
        "subjectAltName=DNS:server.example");

    List<Finding> findings = inspect("csr", "key");
    Description request = findings.get(0).description();

    assertThat(openssl("req", "-in", "csr", "-noout", "-subject", "-nameopt", "RFC2253"))
        .isEqualTo("subject=" + text(request, "subject") + "\n");
    assertThat(text(request, "possession")).isEqualTo("shown");
    assertThat(request.value("names")).contains(Value.texts(List.of("server.example")));
    assertThat(Relations.of(findings).complete(1).lines("sameKeyAs")).containsExactly("[1]");
  }

  private List<Finding> inspect(String... files) throws IOException {
    Inspection inspection = new Inspection(Instant.now(), Optional.empty());
    List<Finding> findings = new ArrayList<>();
    for (String file : files) {
      findings.addAll(inspection.of(Files.readAllBytes(folder.resolve(file))));
    }
    return findings;
  }

  private static String text(Description description, String name) {
    return ((Value.Text) description.value(name).orElseThrow()).text();
  }

  private String openssl(String... arguments) throws IOException {
    return new String(run((Object[]) arguments), StandardCharsets.UTF_8);
  }

  /** In the folder, where all files are. */
  private byte[] run(Object... arguments) throws IOException {
    Tool.named("openssl");
    String line = "cd \"$0\" && exec openssl \"$@\"";
    Object[] all = new Object[arguments.length + 3];
    all[0] = "-c";
    all[1] = line;
    all[2] = folder;
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return Tool.named("sh").run(all).succeeded().out();
  }
}
