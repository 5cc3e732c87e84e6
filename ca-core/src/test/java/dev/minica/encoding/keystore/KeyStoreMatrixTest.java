package dev.minica.encoding.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.Environment;
import dev.minica.encoding.EncodedCertificates;
import dev.minica.encoding.EncodedPrivateKey;
import dev.minica.encoding.JavaPrivateKey;
import dev.minica.encoding.Pem;
import dev.minica.encoding.SampleChain;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.provider.SecurityProviders;
import dev.minica.testing.Tool;
import dev.minica.x509.Certificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each form of key store that minica writes before each program that is to read it: what it lists,
 * and whether the key serves in a TLS handshake.
 */
class KeyStoreMatrixTest {

  private static final String PASSWORD = "changeit";
  private static final SecureRandom RANDOM = Environment.system().random();
  private static final Instant CREATED = Instant.parse("2026-03-04T05:06:07Z");
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private static final Map<String, SampleChain> CHAINS = new LinkedHashMap<>();

  @TempDir static Path folder;

  /** A form of store. */
  enum Form {
    JKS(KeyStoreFormat.JKS, Pkcs12Profile.MODERN),
    MODERN(KeyStoreFormat.PKCS12, Pkcs12Profile.MODERN),
    JAVA8(KeyStoreFormat.PKCS12, Pkcs12Profile.JAVA8),
    LEGACY(KeyStoreFormat.PKCS12, Pkcs12Profile.LEGACY),
    PBMAC1(KeyStoreFormat.PKCS12, Pkcs12Profile.PBMAC1),
    BCFKS(KeyStoreFormat.BCFKS, Pkcs12Profile.MODERN);

    private final KeyStoreFormat format;
    private final Pkcs12Profile profile;

    Form(KeyStoreFormat format, Pkcs12Profile profile) {
      this.format = format;
      this.profile = profile;
    }

    private byte[] encode(KeyStoreEntry... entries) {
      return format.encode(KeyStoreContents.of(entries), PASSWORD.toCharArray(), profile, RANDOM);
    }

    private KeyStore inJava(byte[] octets) throws Exception {
      boolean isForeign = format == KeyStoreFormat.BCFKS;
      KeyStore store =
          isForeign ? KeyStore.getInstance("BCFKS", PROVIDER) : KeyStore.getInstance(format.name());
      store.load(new ByteArrayInputStream(octets), PASSWORD.toCharArray());
      return isForeign ? ofJavasKeys(store) : store;
    }

    /** Java's TLS takes no EdDSA key and no certificate of one in classes of another provider. */
    private static KeyStore ofJavasKeys(KeyStore foreign) throws Exception {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (String alias : Collections.list(foreign.aliases())) {
        if (foreign.isKeyEntry(alias)) {
          byte[] encoded = foreign.getKey(alias, PASSWORD.toCharArray()).getEncoded();
          PrivateKeyInfo key = PrivateKeyInfo.decode(encoded);
          PrivateKey javas =
              new SecurityProviders().privateKey(key.algorithmOid(), JavaPrivateKey.encode(key));
          store.setKeyEntry(
              alias, javas, PASSWORD.toCharArray(), javas(foreign.getCertificateChain(alias)));
        } else {
          store.setCertificateEntry(alias, foreign.getCertificate(alias));
        }
      }
      return store;
    }

    private static java.security.cert.Certificate[] javas(java.security.cert.Certificate[] foreign)
        throws CertificateEncodingException {
      java.security.cert.Certificate[] chain = new java.security.cert.Certificate[foreign.length];
      for (int i = 0; i < chain.length; i++) {
        chain[i] = Certificate.decode(foreign[i].getEncoded()).toX509Certificate();
      }
      return chain;
    }

    private Path all() {
      return folder.resolve("all-" + name());
    }
  }

  /** One store of each form with all keys and a root, which most tools read as a whole. */
  @BeforeAll
  static void writeStores() throws IOException {
    CHAINS.put("rsa", SampleChain.of(KeyAlgorithm.RSA_2048, "rsa.example"));
    CHAINS.put("ec", SampleChain.of(KeyAlgorithm.EC_P256, "ec.example"));
    CHAINS.put("ed25519", SampleChain.of(KeyAlgorithm.ED25519, "ed25519.example"));
    for (Form form : Form.values()) {
      List<KeyStoreEntry> entries = new ArrayList<>();
      CHAINS.forEach((alias, chain) -> entries.add(key(alias, chain)));
      entries.add(ca());
      Files.write(form.all(), form.encode(entries.toArray(KeyStoreEntry[]::new)));
    }
  }

  static Stream<Arguments> javasForms() {
    return Stream.of(Form.values())
        .filter(form -> form != Form.PBMAC1 || Runtime.version().feature() >= 26)
        .flatMap(form -> CHAINS.keySet().stream().map(alias -> Arguments.of(form, alias)));
  }

  @ParameterizedTest
  @MethodSource("javasForms")
  void javaServesTlsWithTheKeyAndTrustsTheRoot(Form form, String alias) throws Exception {
    SampleChain chain = CHAINS.get(alias);
    KeyStore keys = form.inJava(form.encode(key(alias, chain)));
    KeyStore trust = form.inJava(form.encode(ca()));

    assertThat(TlsHandshake.between(keys, trust, PASSWORD.toCharArray()).getEncoded())
        .isEqualTo(chain.leaf().encoded());
  }

  @ParameterizedTest
  @EnumSource(value = Form.class, names = "PBMAC1", mode = EnumSource.Mode.EXCLUDE)
  void keytoolOfEveryJdkListsAll(Form form) {
    for (Tool keytool : Tool.ofEveryJdk("keytool")) {
      List<Object> line = new ArrayList<>(List.of("-list", "-v", "-keystore", form.all()));
      line.addAll(List.of("-storepass", PASSWORD));
      if (form == Form.BCFKS) {
        line.addAll(List.of("-storetype", "BCFKS", "-provider", PROVIDER.getClass().getName()));
        line.addAll(List.of("-providerpath", jar()));
      }

      String list = keytool.run(line.toArray()).succeeded().text();

      assertThat(list)
          .contains("contains 4 entries", "Alias name: ca", "Entry type: trustedCertEntry");
      CHAINS.forEach(
          (alias, chain) ->
              assertThat(list).contains("Alias name: " + alias, chain.leaf().fingerprint()));
      assertThat(list.split("Entry type: PrivateKeyEntry", -1)).hasSize(4);
      assertThat(list.split("Certificate chain length: 3", -1)).hasSize(4);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Form.class,
      names = {"MODERN", "JAVA8", "LEGACY"})
  void openssl3ReadsAll(Form form) throws IOException {
    List<Object> line = new ArrayList<>(List.of("pkcs12", "-in", form.all(), "-nodes"));
    line.addAll(List.of("-passin", "pass:" + PASSWORD));
    if (form == Form.LEGACY) {
      line.add("-legacy");
    }

    assertHoldsAll(Tool.named("openssl").run(line.toArray()).succeeded().text());
  }

  @Test
  void openssl3RefusesLegacyUnlessItIsTold() {
    Tool.named("openssl")
        .run("pkcs12", "-in", Form.LEGACY.all(), "-nodes", "-passin", "pass:" + PASSWORD)
        .failed();
  }

  @ParameterizedTest
  @EnumSource(
      value = Form.class,
      names = {"MODERN", "JAVA8", "LEGACY"})
  void gnutlsReadsAll(Form form) throws IOException {
    Tool.Outcome outcome =
        Tool.named("certtool")
            .run("--p12-info", "--inder", "--infile", form.all(), "--password", PASSWORD)
            .succeeded();

    assertThat(outcome.everything()).doesNotContain("verify_mac");
    List<EncodedPrivateKey> keys = keys(outcome.text());
    assertThat(keys)
        .extracting(key -> key.open(PASSWORD.toCharArray()).publicKey())
        .containsExactlyInAnyOrderElementsOf(
            CHAINS.values().stream().map(chain -> chain.leaf().publicKey()).toList());
    assertThat(certificates(outcome.text())).containsAll(certificates());
  }

  /** NSS has Ed25519 since 3.99 only. */
  @ParameterizedTest
  @EnumSource(
      value = Form.class,
      names = {"MODERN", "JAVA8", "LEGACY"})
  void nssImportsTheKey(Form form) throws IOException {
    Tool certutil = Tool.named("certutil");
    Tool pk12util = Tool.named("pk12util");
    Path database = Files.createDirectory(folder.resolve("nss-" + form));
    certutil.run("-N", "--empty-password", "-d", "sql:" + database).succeeded();
    for (String alias : List.of("rsa", "ec")) {
      Path store =
          Files.write(
              folder.resolve(form + "-" + alias), form.encode(key(alias, CHAINS.get(alias))));
      pk12util.run("-i", store, "-W", PASSWORD, "-K", "", "-d", "sql:" + database).succeeded();
    }

    assertThat(certutil.run("-K", "-d", "sql:" + database).succeeded().text())
        .containsPattern("rsa +[0-9a-f]{40} .*rsa")
        .containsPattern("ec +[0-9a-f]{40} .*ec");
  }

  /** One process for all: each start of Python and its libraries takes half a second. */
  @Test
  void pythonServesTlsWithTheKey() throws IOException {
    Tool python = Tool.named("python3");
    assumeTrue(
        python.run("-c", "import cryptography").exit() == 0,
        "skipped: python3 has no package cryptography");
    List<Object> line = new ArrayList<>(List.of("-c", PYTHON, write("root.pem", root())));
    for (Form form : List.of(Form.MODERN, Form.JAVA8, Form.LEGACY, Form.PBMAC1)) {
      for (String alias : CHAINS.keySet()) {
        Path store = folder.resolve("python-" + form + "-" + alias);
        line.add(Files.write(store, form.encode(key(alias, CHAINS.get(alias)))));
      }
    }

    List<String> said = python.run(line.toArray()).succeeded().text().lines().toList();

    List<String> expected = new ArrayList<>();
    for (int form = 0; form < 4; form++) {
      CHAINS.forEach(
          (alias, chain) ->
              expected.add(
                  alias
                      + " 2 "
                      + chain.leaf().fingerprint().replace(":", "").toLowerCase(Locale.ROOT)));
    }
    assertThat(said).isEqualTo(expected);
  }

  /** Prints alias, number of issuers, and what a client that trusts the root was shown. */
  private static final String PYTHON =
      """
      import hashlib, os, ssl, sys, tempfile
      from cryptography.hazmat.primitives import serialization as s
      from cryptography.hazmat.primitives.serialization import pkcs12

      def shown(pem):
          server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
          with tempfile.NamedTemporaryFile() as file:
              file.write(pem)
              file.flush()
              server.load_cert_chain(file.name)
          client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
          client.check_hostname = False
          client.load_verify_locations(sys.argv[1])
          a, b = ssl.MemoryBIO(), ssl.MemoryBIO()
          ends = [client.wrap_bio(a, b, server_side=False), server.wrap_bio(b, a, server_side=True)]
          while ends:
              for end in list(ends):
                  try:
                      end.do_handshake()
                      if end.server_side is False:
                          seen = hashlib.sha256(end.getpeercert(True)).hexdigest()
                      ends.remove(end)
                  except ssl.SSLWantReadError:
                      pass
          return seen

      for name in sys.argv[2:]:
          store = pkcs12.load_pkcs12(open(name, 'rb').read(), b'changeit')
          certs = [store.cert] + store.additional_certs
          pem = store.key.private_bytes(
              s.Encoding.PEM, s.PrivateFormat.PKCS8, s.NoEncryption())
          pem += b''.join(c.certificate.public_bytes(s.Encoding.PEM) for c in certs)
          alias = store.cert.friendly_name.decode()
          print(alias, len(store.additional_certs), shown(pem))
      """;

  private static void assertHoldsAll(String pem) {
    assertThat(keys(pem))
        .extracting(key -> key.open().publicKey())
        .containsExactlyInAnyOrderElementsOf(
            CHAINS.values().stream().map(chain -> chain.leaf().publicKey()).toList());
    assertThat(certificates(pem)).containsAll(certificates());
    CHAINS.keySet().forEach(alias -> assertThat(pem).contains("friendlyName: " + alias));
  }

  private static List<Certificate> certificates() {
    return CHAINS.values().stream()
        .flatMap(chain -> chain.certificates().stream())
        .distinct()
        .toList();
  }

  private static List<Certificate> certificates(String pem) {
    return EncodedCertificates.decode(pem.getBytes(StandardCharsets.UTF_8));
  }

  private static List<EncodedPrivateKey> keys(String pem) {
    return Stream.of(pem.split("(?=-----BEGIN)"))
        .filter(block -> block.contains("PRIVATE KEY-----"))
        .map(block -> EncodedPrivateKey.decode(block.getBytes(StandardCharsets.UTF_8)))
        .collect(Collectors.toList());
  }

  private static KeyStoreEntry key(String alias, SampleChain chain) {
    return new KeyStoreEntry.Key(alias, CREATED, chain.key(), chain.certificates());
  }

  private static KeyStoreEntry ca() {
    return new KeyStoreEntry.Trusted("ca", CREATED, root());
  }

  private static Certificate root() {
    return CHAINS.get("ec").root();
  }

  private static Path write(String name, Certificate certificate) throws IOException {
    return Files.writeString(folder.resolve(name), Pem.encode(certificate));
  }

  private static Path jar() {
    return Path.of(
        PROVIDER.getClass().getProtectionDomain().getCodeSource().getLocation().getPath());
  }
}
