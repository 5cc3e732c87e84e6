package dev.minica.encoding.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.Environment;
import dev.minica.encoding.EncodedCertificates;
import dev.minica.encoding.EncodedPrivateKey;
import dev.minica.encoding.Pem;
import dev.minica.encoding.SampleChain;
import dev.minica.key.KeyAlgorithm;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Judged by the programs that people open key stores with. */
class KeyStoreToolsTest {

  private static final String PASSWORD = "changeit";
  private static final Instant CREATED = Instant.parse("2026-03-04T05:06:07Z");
  private static final SampleChain CHAIN = SampleChain.of(KeyAlgorithm.EC_P256);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      value = KeyStoreFormat.class,
      names = {"PKCS12", "JKS"})
  void keytoolOfEveryJdkListsTheKeyWithItsChain(KeyStoreFormat format) throws IOException {
    Path store = keyStore(format, CHAIN, PASSWORD);

    for (Tool keytool : Tool.ofEveryJdk("keytool")) {
      assertThat(list(keytool, store))
          .contains("Your keystore contains 1 entry")
          .contains("Alias name: server")
          .contains("Entry type: PrivateKeyEntry")
          .contains("Certificate chain length: 3");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyStoreFormat.class,
      names = {"PKCS12", "JKS"})
  void keytoolOfEveryJdkListsTrustedCertificates(KeyStoreFormat format) throws IOException {
    Path store = trustStore(format, PASSWORD);

    for (Tool keytool : Tool.ofEveryJdk("keytool")) {
      assertThat(list(keytool, store))
          .contains("Your keystore contains 1 entry")
          .contains("Entry type: trustedCertEntry")
          .contains(CHAIN.root().fingerprint());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyStoreFormat.class,
      names = {"PKCS12", "JKS"})
  void keytoolOfEveryJdkTakesTheKeyOutOfIt(KeyStoreFormat format) throws IOException {
    Path store = keyStore(format, CHAIN, PASSWORD);
    int number = 0;

    for (Tool keytool : Tool.ofEveryJdk("keytool")) {
      Path copy = folder.resolve("copy" + number++ + ".p12");
      keytool
          .run(
              "-importkeystore",
              "-srckeystore",
              store,
              "-srcstorepass",
              PASSWORD,
              "-destkeystore",
              copy,
              "-deststorepass",
              PASSWORD,
              "-deststoretype",
              "pkcs12")
          .succeeded();
      assertThat(keyInside(copy, PASSWORD)).isEqualTo(Pem.encode(CHAIN.leaf().publicKey()));
    }
  }

  @ParameterizedTest
  @EnumSource(value = KeyAlgorithm.class, names = "ML_DSA_.*", mode = Mode.MATCH_NONE)
  void opensslReadsPkcs12WithoutItsLegacyProvider(KeyAlgorithm algorithm) throws IOException {
    SampleChain chain = SampleChain.of(algorithm);
    Path store = keyStore(KeyStoreFormat.PKCS12, chain, PASSWORD);

    byte[] pem = pkcs12(store, PASSWORD).out();

    assertThat(EncodedCertificates.decode(pem))
        .containsExactlyInAnyOrderElementsOf(chain.certificates());
    assertThat(EncodedPrivateKey.decode(pem).open().publicKey())
        .isEqualTo(chain.leaf().publicKey());
    assertThat(keyInside(store, PASSWORD)).isEqualTo(Pem.encode(chain.leaf().publicKey()));
  }

  @Test
  void opensslReadsTheTrustStore() throws IOException {
    byte[] pem = pkcs12(trustStore(KeyStoreFormat.PKCS12, PASSWORD), PASSWORD).out();

    assertThat(EncodedCertificates.decode(pem)).containsExactly(CHAIN.root());
  }

  @Test
  void opensslFindsTheAliasAndTheAlgorithms() throws IOException {
    Path store = keyStore(KeyStoreFormat.PKCS12, CHAIN, PASSWORD);

    String info =
        Tool.named("openssl")
            .run("pkcs12", "-in", store, "-info", "-nodes", "-passin", "pass:" + PASSWORD)
            .succeeded()
            .everything();

    assertThat(info)
        .contains("MAC: sha256, Iteration 10000")
        .contains("PBES2, PBKDF2, AES-256-CBC, Iteration 10000, PRF hmacWithSHA256")
        .contains("friendlyName: server");
  }

  @Test
  void writesTheIssuersThatKeysShareOnce() throws IOException {
    SampleChain other = SampleChain.of(KeyAlgorithm.ED25519, "other.example");
    Path file = twoKeys(other);

    assertThat(EncodedCertificates.decode(pkcs12(file, PASSWORD).out()))
        .containsExactlyInAnyOrder(
            CHAIN.leaf(), other.leaf(), CHAIN.certificates().get(1), CHAIN.root());
  }

  @Test
  void tiesEachKeyToItsOwnCertificateByAnIdOfItsOwn() throws IOException {
    Path file = twoKeys(SampleChain.of(KeyAlgorithm.ED25519, "other.example"));

    List<String> ids =
        pkcs12(file, PASSWORD).text().lines().filter(l -> l.contains("localKeyID")).toList();

    assertThat(ids).as("of key, key, certificate, certificate").hasSize(4);
    assertThat(ids.get(0)).isNotEqualTo(ids.get(1));
    assertThat(ids.subList(2, 4)).isEqualTo(ids.subList(0, 2));
  }

  /** Two keys of the same moment under the same issuers. */
  private Path twoKeys(SampleChain other) throws IOException {
    byte[] store =
        KeyStoreFormat.PKCS12.encode(
            KeyStoreContents.of(
                new KeyStoreEntry.Key("one", CREATED, CHAIN.key(), CHAIN.certificates()),
                new KeyStoreEntry.Key("two", CREATED, other.key(), other.certificates())),
            PASSWORD.toCharArray(),
            Environment.system().random());
    return Files.write(folder.resolve("two.p12"), store);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "with blank and \"quote\"~"})
  void opensslOpensShortEmptyAndOddPasswords(String password) throws IOException {
    Path store = keyStore(KeyStoreFormat.PKCS12, CHAIN, password);

    assertThat(keyInside(store, password)).isEqualTo(Pem.encode(CHAIN.leaf().publicKey()));
  }

  @Test
  void opensslRefusesAnotherPassword() throws IOException {
    Path store = keyStore(KeyStoreFormat.PKCS12, CHAIN, PASSWORD);

    Tool.named("openssl").run("pkcs12", "-in", store, "-nodes", "-passin", "pass:wrong").failed();
  }

  @Test
  void gnutlsReadsPkcs12() throws IOException {
    Path store = keyStore(KeyStoreFormat.PKCS12, CHAIN, PASSWORD);

    String info = certtool(store, PASSWORD).succeeded().text();

    byte[] pem = info.getBytes(StandardCharsets.UTF_8);
    assertThat(EncodedCertificates.decode(pem)).isEqualTo(CHAIN.certificates());
    assertThat(EncodedPrivateKey.decode(pem).open(PASSWORD.toCharArray())).isEqualTo(CHAIN.key());
  }

  @Test
  void gnutlsFindsTheMacRight() throws IOException {
    Path store = keyStore(KeyStoreFormat.PKCS12, CHAIN, PASSWORD);

    assertThat(certtool(store, PASSWORD).succeeded().everything()).doesNotContain("verify_mac");
    assertThat(certtool(store, "wrong").everything()).contains("verify_mac");
  }

  private static Tool.Outcome certtool(Path store, String password) {
    return Tool.named("certtool")
        .run("--p12-info", "--inder", "--infile", store, "--password", password);
  }

  @Test
  void nssReadsPkcs12() throws IOException {
    Path store = keyStore(KeyStoreFormat.PKCS12, CHAIN, PASSWORD);
    Path database = Files.createDirectory(folder.resolve("nss"));
    Tool.named("certutil").run("-N", "--empty-password", "-d", "sql:" + database).succeeded();

    Tool.named("pk12util")
        .run("-i", store, "-W", PASSWORD, "-K", "", "-d", "sql:" + database)
        .succeeded();

    assertThat(Tool.named("certutil").run("-K", "-d", "sql:" + database).succeeded().text())
        .contains("server");
  }

  private Path keyStore(KeyStoreFormat format, SampleChain chain, String password)
      throws IOException {
    return write(
        format,
        new KeyStoreEntry.Key("server", CREATED, chain.key(), chain.certificates()),
        password);
  }

  private Path trustStore(KeyStoreFormat format, String password) throws IOException {
    return write(format, new KeyStoreEntry.Trusted("ca", CREATED, CHAIN.root()), password);
  }

  private Path write(KeyStoreFormat format, KeyStoreEntry entry, String password)
      throws IOException {
    byte[] store =
        format.encode(
            new KeyStoreContents(List.of(entry)),
            password.toCharArray(),
            Environment.system().random());
    return Files.write(folder.resolve("store." + format.fileExtension()), store);
  }

  private static String list(Tool keytool, Path store) {
    return keytool
        .run("-list", "-v", "-keystore", store, "-storepass", PASSWORD)
        .succeeded()
        .everything();
  }

  private static Tool.Outcome pkcs12(Path store, String password) {
    return Tool.named("openssl")
        .run("pkcs12", "-in", store, "-nodes", "-passin", "pass:" + password)
        .succeeded();
  }

  /** The public half of the private key that openssl finds in the store. */
  private static String keyInside(Path store, String password) {
    return Tool.named("openssl")
        .feed(pkcs12(store, password).out(), "pkey", "-pubout")
        .succeeded()
        .text();
  }
}
