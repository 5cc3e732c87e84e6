package dev.minica.encoding.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.Pem;
import dev.minica.encoding.SampleChain;
import dev.minica.key.KeyAlgorithm;
import dev.minica.provider.SecurityProviders;
import dev.minica.testing.Tool;
import dev.minica.x509.Certificate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.MacCalculator;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.jcajce.JcePBMac1CalculatorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other programs wrote, as people have it lying about. */
@Timeout(300)
class ForeignKeyStoreTest {

  private static final String PASSWORD = "changeit";
  private static final SampleChain CHAIN = SampleChain.of(KeyAlgorithm.EC_P256);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-legacy",
        "-nomac",
        "-nomaciter -noiter",
        "-macalg SHA1",
        "-macalg SHA384",
        "-macalg SHA512",
        "-certpbe NONE",
        "-keypbe NONE",
        "-keypbe NONE -certpbe NONE -nomac",
        "-legacy -certpbe PBE-SHA1-RC2-40 -keypbe PBE-SHA1-3DES",
        "-legacy -certpbe PBE-SHA1-RC2-128 -keypbe PBE-SHA1-RC2-128",
        "-legacy -certpbe PBE-SHA1-RC4-128 -keypbe PBE-SHA1-RC4-40",
        "-legacy -certpbe PBE-SHA1-2DES -keypbe PBE-SHA1-2DES",
        "-certpbe AES-128-CBC -keypbe AES-192-CBC",
        "-certpbe DES-EDE3-CBC -keypbe DES-EDE3-CBC",
        "-iter 100000",
        "-CSP Microsoft",
        "-legacy -descert",
        "-legacy -descert -nomac",
      })
  void readsWhatOpensslWrote(String options) throws IOException {
    KeyStoreEntry.Key key = onlyKey(read(openssl(options, PASSWORD), PASSWORD));

    assertThat(key.alias()).isEqualTo("my server");
    assertThat(key.key().publicKey()).isEqualTo(CHAIN.leaf().publicKey());
    assertThat(key.chain()).isEqualTo(CHAIN.certificates());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-legacy", "-nomac"})
  void readsWhatOpensslWroteUnderAnEmptyPassword(String options) throws IOException {
    assertThat(onlyKey(read(openssl(options, ""), "")).chain()).isEqualTo(CHAIN.certificates());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pässwörd", "密码", "\ud834\udd1e"})
  void readsWhatOpensslWroteUnderAnyCharacters(String password) throws IOException {
    assertThat(onlyKey(read(openssl("", password), password)).chain()).hasSize(3);
    assertThat(onlyKey(read(openssl("-legacy", password), password)).chain()).hasSize(3);
  }

  /** The form of mkcert's -pkcs12: what old Windows and Java read, and no names in it. */
  @Test
  void readsAStoreWithoutNamesAsGoWritesIt() throws IOException {
    Path key = write("key.pem", Pem.encode(CHAIN.key()));
    Path certificates = write("certs.pem", Pem.encode(CHAIN.certificates()));
    List<Object> line = new ArrayList<>(List.of("pkcs12", "-export", "-in", certificates));
    line.addAll(List.of("-inkey", key, "-passout", "pass:" + PASSWORD, "-legacy"));
    line.addAll(words("-certpbe PBE-SHA1-RC2-40 -keypbe PBE-SHA1-3DES -macalg sha1 -iter 2048"));

    byte[] store = Tool.named("openssl").run(line.toArray()).succeeded().out();

    KeyStoreEntry.Key read = onlyKey(read(store, PASSWORD));
    assertThat(read.alias()).isEqualTo("1");
    assertThat(read.chain()).isEqualTo(CHAIN.certificates());
  }

  @ParameterizedTest
  @ValueSource(strings = {"JKS", "JCEKS"})
  void opensKeysThatKeytoolGaveAPasswordOfTheirOwn(String type) throws IOException {
    for (Tool keytool : Tool.ofEveryJdk("keytool")) {
      Path store = folder.resolve(type + keytool.path().hashCode());
      keytool(
          keytool, store, type, "-genkeypair -alias one -keyalg EC -dname CN=one -keypass another");
      byte[] octets = Files.readAllBytes(store);
      KeyStorePasswords both =
          new KeyStorePasswords(
              Optional.of(PASSWORD.toCharArray()), Optional.of("another".toCharArray()));

      assertThat(read(octets, PASSWORD).contents().unopened())
          .extracting(KeyStoreEntry.Unopened::reason)
          .containsExactly(KeyStoreEntry.Unopened.Reason.LOCKED);
      assertThat(KeyStoreFormat.valueOf(type).read(octets, both).contents().keys()).hasSize(1);
    }
  }

  @Test
  void opensslsCertificatesWithoutAKeyAreThereAlthoughJavaSeesNone() throws IOException {
    OpenedKeyStore read = read(openssl("-nokeys", PASSWORD), PASSWORD);

    assertThat(read.contents().trusted())
        .extracting(KeyStoreEntry.Trusted::certificate)
        .containsExactlyInAnyOrderElementsOf(CHAIN.certificates());
    assertThat(read.contents().entries())
        .extracting(KeyStoreEntry::alias)
        .contains("Sample Root", "Sample Intermediate");
    assertThat(read.hiddenFromJava()).hasSize(3);
  }

  @Test
  void aStoreThatNothingProtectsOpensWithoutAPassword() throws IOException {
    byte[] store = openssl("-keypbe NONE -certpbe NONE -nomac", PASSWORD);

    assertThat(KeyStoreFormat.PKCS12.isLocked(store)).isFalse();
    assertThat(onlyKey(KeyStoreFormat.PKCS12.read(store, KeyStorePasswords.none())).chain())
        .isEqualTo(CHAIN.certificates());
  }

  @Test
  void readsWhatKeytoolOfEveryJdkWrote() throws IOException {
    int number = 0;
    for (Tool keytool : Tool.ofEveryJdk("keytool")) {
      for (String type : List.of("PKCS12", "JKS", "JCEKS")) {
        Path store = folder.resolve(number++ + ".store");
        keytool(keytool, store, type, "-genkeypair -alias one -keyalg EC -dname CN=one");
        keytool(
            keytool, store, type, "-genkeypair -alias two -keyalg RSA -keysize 2048 -dname CN=two");
        Path ca = write("ca.pem", Pem.encode(CHAIN.root()));
        keytool(keytool, store, type, "-importcert -noprompt -alias ca -file " + ca);

        OpenedKeyStore read = read(Files.readAllBytes(store), PASSWORD);

        assertThat(read.contents().keys())
            .extracting(KeyStoreEntry::alias)
            .containsExactlyInAnyOrder("one", "two");
        assertThat(read.contents().keys())
            .allMatch(k -> k.chain().get(0).publicKey().equals(k.key().publicKey()))
            .allMatch(k -> k.created().isPresent());
        assertThat(read.contents().trusted())
            .extracting(KeyStoreEntry.Trusted::certificate)
            .containsExactly(CHAIN.root());
        assertThat(read.verified()).isTrue();
      }
    }
  }

  @Test
  void readsJavasLegacyAndItsUnprotectedPkcs12() throws IOException {
    for (Tool keytool : Tool.ofEveryJdk("keytool")) {
      for (String flag :
          List.of("-J-Dkeystore.pkcs12.legacy", "-J-Dkeystore.pkcs12.macAlgorithm=NONE")) {
        Path store = folder.resolve(flag.length() + "-" + keytool.path().hashCode() + ".p12");
        keytool(
            keytool, store, "PKCS12", "-genkeypair -alias one -keyalg EC -dname CN=one " + flag);

        assertThat(read(Files.readAllBytes(store), PASSWORD).contents().keys()).hasSize(1);
      }
    }
  }

  @Test
  void readsTheRootsOfEveryJdk() throws IOException {
    for (Tool keytool : Tool.ofEveryJdk("keytool")) {
      Path roots = keytool.path().getParent().resolveSibling("lib/security/cacerts").toRealPath();
      byte[] octets = Files.readAllBytes(roots);

      OpenedKeyStore read = read(octets, PASSWORD);

      assertThat(read.contents().trusted()).hasSizeGreaterThan(80);
      assertThat(read.contents().trusted()).hasSameSizeAs(read.contents().entries());
      assertThat(read.hiddenFromJava()).isEmpty();
    }
  }

  @Test
  void readsWhatNssWrote() throws IOException {
    Tool certutil = Tool.named("certutil");
    Tool pk12util = Tool.named("pk12util");
    Path database = Files.createDirectory(folder.resolve("nss"));
    certutil.run("-N", "-d", database, "--empty-password").succeeded();
    Path ours = folder.resolve("ours.p12");
    Files.write(ours, openssl("", PASSWORD));
    pk12util.run("-i", ours, "-d", database, "-W", PASSWORD).succeeded();
    for (String options : List.of("", "-C AES-256-CBC -c AES-128-CBC", "-M SHA-256", "-C none")) {
      Path store = folder.resolve("nss.p12");
      Files.deleteIfExists(store);
      List<Object> line = new ArrayList<>(List.of("-o", store, "-d", database));
      line.addAll(List.of("-n", "my server", "-W", PASSWORD));
      line.addAll(words(options));
      pk12util.run(line.toArray()).succeeded();

      KeyStoreEntry.Key key = onlyKey(read(Files.readAllBytes(store), PASSWORD));

      assertThat(key.alias()).isEqualTo("my server");
      assertThat(key.key().publicKey()).isEqualTo(CHAIN.leaf().publicKey());
      assertThat(key.chain()).isEqualTo(CHAIN.certificates());
    }
  }

  @Test
  void readsWhatGnuTlsWrote() throws IOException {
    Tool certtool = Tool.named("certtool");
    Path key = write("key.pem", Pem.encode(CHAIN.key()));
    Path certificate = write("cert.pem", Pem.encode(CHAIN.certificates()));
    for (String cipher : List.of("aes-256", "aes-128", "3des-pkcs12", "arcfour", "rc2-40")) {
      Path store = folder.resolve("gnutls.p12");
      certtool
          .run(
              "--to-p12",
              "--load-privkey",
              key,
              "--load-certificate",
              certificate,
              "--p12-name=my server",
              "--password=" + PASSWORD,
              "--pkcs-cipher=" + cipher,
              "--outder",
              "--outfile",
              store)
          .succeeded();

      KeyStoreEntry.Key read = onlyKey(read(Files.readAllBytes(store), PASSWORD));

      assertThat(read.alias()).isEqualTo("my server");
      assertThat(read.key().publicKey()).isEqualTo(CHAIN.leaf().publicKey());
      assertThat(read.chain()).isEqualTo(CHAIN.certificates());
    }
  }

  @Test
  void readsWhatPythonWrote() throws IOException {
    Tool python = Tool.named("python3");
    assumeTrue(
        python.run("-c", "import cryptography").exit() == 0,
        "skipped: python3 has no package cryptography");
    Path key = write("key.pem", Pem.encode(CHAIN.key()));
    Path certificates = write("certs.pem", Pem.encode(CHAIN.certificates()));
    String script =
        """
        import sys
        from cryptography import x509
        from cryptography.hazmat.primitives import serialization as s
        from cryptography.hazmat.primitives.serialization import pkcs12
        key = s.load_pem_private_key(open(sys.argv[1], 'rb').read(), None)
        certs = x509.load_pem_x509_certificates(open(sys.argv[2], 'rb').read())
        sys.stdout.buffer.write(pkcs12.serialize_key_and_certificates(
            b'my server', key, certs[0], certs[1:], s.BestAvailableEncryption(b'changeit')))
        """;

    byte[] store = python.run("-c", script, key, certificates).succeeded().out();

    assertThat(onlyKey(read(store, PASSWORD)).chain()).isEqualTo(CHAIN.certificates());
  }

  /** Indefinite lengths and octet strings in pieces, as old NSS and Bouncy Castle write. */
  @Test
  void readsBer() throws Exception {
    KeyStore bouncyCastle = KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
    bouncyCastle.load(null, null);
    bouncyCastle.setKeyEntry(
        "my server",
        new SecurityProviders().privateKey(CHAIN.key().algorithmOid(), CHAIN.key().encoded()),
        null,
        CHAIN.certificates().stream()
            .map(Certificate::toX509Certificate)
            .toArray(java.security.cert.Certificate[]::new));
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    bouncyCastle.store(octets, PASSWORD.toCharArray());

    assertThat(octets.toByteArray()).startsWith(0x30, 0x80);
    assertThat(onlyKey(read(octets.toByteArray(), PASSWORD)).chain())
        .isEqualTo(CHAIN.certificates());
  }

  /** PBMAC1 of RFC 9579. */
  @Test
  void readsStoresWithTheMacOfRfc9579() throws Exception {
    byte[] plain = openssl("-nomac", PASSWORD);
    PKCS12PfxPdu pfx = new PKCS12PfxPdu(plain);
    assertThat(pfx.hasMac()).isFalse();
    byte[] safe =
        ASN1OctetString.getInstance(pfx.toASN1Structure().getAuthSafe().getContent()).getOctets();
    PBMAC1Params parameters =
        new PBMAC1Params(
            new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_PBKDF2,
                new PBKDF2Params(
                    new byte[16],
                    2048,
                    32,
                    new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                        PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE))),
            new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_hmacWithSHA512, DERNull.INSTANCE));
    MacCalculator calculator =
        new JcePBMac1CalculatorBuilder(parameters)
            .setProvider(new BouncyCastleProvider())
            .build(PASSWORD.toCharArray());
    try (OutputStream out = calculator.getOutputStream()) {
      out.write(safe);
    }
    MacData mac =
        new MacData(
            new DigestInfo(
                new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                    PKCSObjectIdentifiers.id_PBMAC1, parameters),
                calculator.getMac()),
            "NOT USED".getBytes(StandardCharsets.US_ASCII),
            1);
    byte[] store = new Pfx(pfx.toASN1Structure().getAuthSafe(), mac).getEncoded();

    OpenedKeyStore read = read(store, PASSWORD);

    assertThat(read.verified()).isTrue();
    assertThat(read.protections())
        .extracting(Protection::scheme)
        .contains("PBMAC1, PBKDF2 with HMAC-SHA-256, HMAC-SHA-512");
    assertThatThrownBy(() -> read(store, "wrong"))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.WRONG_PASSPHRASE));
  }

  private byte[] openssl(String options, String password) throws IOException {
    Path key = write("key.pem", Pem.encode(CHAIN.key()));
    Path certificates = write("certs.pem", Pem.encode(CHAIN.certificates()));
    List<Object> line = new ArrayList<>(List.of("pkcs12", "-export", "-in", certificates));
    line.addAll(List.of("-inkey", key, "-name", "my server", "-passout", "env:STORE_PASSWORD"));
    line.addAll(words(options));
    return Tool.named("openssl")
        .run(Map.of("STORE_PASSWORD", password), new byte[0], line.toArray())
        .succeeded()
        .out();
  }

  private static void keytool(Tool keytool, Path store, String type, String line) {
    List<Object> all = new ArrayList<>(words(line));
    all.addAll(List.of("-keystore", store, "-storetype", type, "-storepass", PASSWORD));
    keytool.run(all.toArray()).succeeded();
  }

  private static List<String> words(String line) {
    return line.isEmpty() ? List.of() : List.of(line.split(" "));
  }

  private static OpenedKeyStore read(byte[] octets, String password) {
    KeyStoreFormat format = KeyStoreFormat.detect(octets).orElseThrow();
    return format.read(octets, KeyStorePasswords.of(password.toCharArray()));
  }

  private static KeyStoreEntry.Key onlyKey(OpenedKeyStore store) {
    assertThat(store.contents().entries()).hasSize(1);
    return store.contents().keys().get(0);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
