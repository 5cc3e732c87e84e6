package dev.minica.encoding.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.SampleChain;
import dev.minica.encoding.keystore.KeyStoreEntry.Unopened.Reason;
import dev.minica.key.KeyAlgorithm;
import dev.minica.testing.Tool;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Bouncy Castle's own classes wrote in its two old formats. */
class BksTest {

  private static final String VERSION_1 = "org.bouncycastle.bks.enable_v1";
  private static final BouncyCastleProvider PROVIDER = withVersion1();
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final char[] OWN = "key's own".toCharArray();
  private static final SampleChain CHAIN = SampleChain.of(KeyAlgorithm.EC_P256);

  @TempDir Path folder;

  /** Bouncy Castle writes the first version only if it is told to. */
  private static BouncyCastleProvider withVersion1() {
    System.setProperty(VERSION_1, "true");
    return new BouncyCastleProvider();
  }

  @AfterAll
  static void leaveVersion1() {
    System.clearProperty(VERSION_1);
  }

  @ParameterizedTest
  @CsvSource({"BKS, BKS", "BKS-V1, BKS", "UBER, UBER"})
  void readsKeysAndTrustedCertificates(String type, KeyStoreFormat format) throws Exception {
    KeyStore store = JavaKeyStore.empty(type, PROVIDER);
    store.setKeyEntry("server", CHAIN.javaKey(), PASSWORD, CHAIN.javaChain());
    store.setCertificateEntry("ca", CHAIN.root().toX509Certificate());

    OpenedKeyStore read = read(JavaKeyStore.octets(store, PASSWORD), PASSWORD);

    assertThat(read.format()).isEqualTo(format);
    assertThat(read.verified()).isTrue();
    KeyStoreEntry.Key key = read.contents().keys().get(0);
    assertThat(key.alias()).isEqualTo("server");
    assertThat(key.key().publicKey()).isEqualTo(CHAIN.leaf().publicKey());
    assertThat(key.chain()).isEqualTo(CHAIN.certificates());
    assertThat(key.created()).contains(store.getCreationDate("server").toInstant());
    assertThat(read.contents().trusted())
        .singleElement()
        .satisfies(ca -> assertThat(ca.alias()).isEqualTo("ca"))
        .satisfies(ca -> assertThat(ca.certificate()).isEqualTo(CHAIN.root()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BKS", "UBER"})
  void readsKeysOfEveryAlgorithm(String type) throws Exception {
    for (KeyAlgorithm algorithm : List.of(KeyAlgorithm.RSA_2048, KeyAlgorithm.ED25519)) {
      SampleChain chain = SampleChain.of(algorithm);
      KeyStore store = JavaKeyStore.empty(type, PROVIDER);
      store.setKeyEntry("server", chain.javaKey(), PASSWORD, chain.javaChain());

      OpenedKeyStore read = read(JavaKeyStore.octets(store, PASSWORD), PASSWORD);

      assertThat(read.contents().keys().get(0).key().publicKey())
          .isEqualTo(chain.leaf().publicKey());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BKS", "UBER"})
  void keysMayHaveAPasswordOfTheirOwn(String type) throws Exception {
    KeyStore store = JavaKeyStore.empty(type, PROVIDER);
    store.setKeyEntry("server", CHAIN.javaKey(), OWN, CHAIN.javaChain());
    byte[] octets = JavaKeyStore.octets(store, PASSWORD);

    KeyStoreEntry closed = read(octets, PASSWORD).contents().entries().get(0);
    KeyStorePasswords both = new KeyStorePasswords(Optional.of(PASSWORD), Optional.of(OWN));
    OpenedKeyStore opened = KeyStoreFormat.valueOf(type).read(octets, both);

    assertThat(closed)
        .isInstanceOfSatisfying(
            KeyStoreEntry.Unopened.class,
            entry -> {
              assertThat(entry.reason()).isEqualTo(Reason.LOCKED);
              assertThat(entry.chain()).isEqualTo(CHAIN.certificates());
            });
    assertThat(opened.contents().keys()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BKS", "UBER"})
  void secretKeysOpenedOrNotAreNamedAndPassedOver(String type) throws Exception {
    KeyStore store = JavaKeyStore.empty(type, PROVIDER);
    store.setKeyEntry("aes", new SecretKeySpec(new byte[16], "AES"), PASSWORD, null);
    store.setKeyEntry("locked", new SecretKeySpec(new byte[16], "AES"), OWN, null);
    store.setKeyEntry("blob", new byte[] {1, 2, 3}, null);

    KeyStoreContents read = read(JavaKeyStore.octets(store, PASSWORD), PASSWORD).contents();

    Map<String, Reason> reasons = new HashMap<>();
    read.unopened().forEach(entry -> reasons.put(entry.alias(), entry.reason()));
    assertThat(reasons)
        .isEqualTo(
            Map.of(
                "aes", Reason.SECRET_KEY, "locked", Reason.SECRET_KEY, "blob", Reason.UNSUPPORTED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BKS", "BKS-V1", "UBER"})
  void opensWithAnyPassword(String type) throws Exception {
    for (String text : List.of("", "a", "pässwörd", "a password of more than twenty characters")) {
      char[] password = text.toCharArray();
      KeyStore store = JavaKeyStore.empty(type, PROVIDER);
      store.setKeyEntry("server", CHAIN.javaKey(), password, CHAIN.javaChain());

      assertThat(read(JavaKeyStore.octets(store, password), password).contents().keys()).hasSize(1);
    }
  }

  /** Of the two ways to take an empty password the wrong one looks right once in 256 times. */
  @ParameterizedTest
  @ValueSource(strings = {"BKS", "UBER"})
  void opensWithTheEmptyPasswordEachTime(String type) throws Exception {
    for (int i = 0; i < 100; i++) {
      KeyStore store = JavaKeyStore.empty(type, PROVIDER);
      for (String alias : List.of("a", "b", "c", "d")) {
        store.setKeyEntry(alias, CHAIN.javaKey(), new char[0], CHAIN.javaChain());
      }

      byte[] octets = JavaKeyStore.octets(store, new char[0]);
      assertThat(read(octets, new char[0]).contents().keys()).hasSize(4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BKS", "BKS-V1", "UBER"})
  void aWrongPasswordIsSaidToBeWrong(String type) throws Exception {
    byte[] store = sample(type);

    for (String wrong : List.of("", "Changeit", "changeit ")) {
      assertKind(Kind.WRONG_PASSPHRASE, () -> read(store, wrong.toCharArray()));
    }
  }

  @Test
  void bksShowsItsCertificatesWithoutAPassword() throws Exception {
    OpenedKeyStore read = KeyStoreFormat.BKS.read(sample("BKS"), KeyStorePasswords.none());

    assertThat(read.verified()).isFalse();
    assertThat(read.contents().unopened().get(0).chain()).isEqualTo(CHAIN.certificates());
    assertThat(read.contents().trusted()).hasSize(1);
  }

  @Test
  void uberTakesAPassword() throws Exception {
    byte[] store = sample("UBER");

    assertThat(KeyStoreFormat.UBER.isLocked(store)).isTrue();
    assertThatThrownBy(() -> KeyStoreFormat.UBER.read(store, KeyStorePasswords.none()))
        .hasMessage("the key store is encrypted and no passphrase was given");
  }

  @Test
  void theMacOfVersion1IsSaidToBeWorthLittle() throws Exception {
    assertThat(read(sample("BKS-V1"), PASSWORD).protections())
        .extracting(Protection::scheme)
        .contains("HMAC-SHA-1 with a key of 16 bits");
    assertThat(read(sample("BKS"), PASSWORD).protections())
        .extracting(Protection::scheme)
        .contains("HMAC-SHA-1", "PKCS#12 PBE with SHA-1, 3DES-CBC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BKS", "UBER"})
  void readsWhatKeytoolWroteByBouncyCastle(String type) throws Exception {
    Path jar =
        Path.of(
            BouncyCastleProvider.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Tool> keytools = Tool.ofEveryJdk("keytool");
    Path store = folder.resolve("store");
    keytools
        .get(type.equals("BKS") ? 0 : keytools.size() - 1)
        .run(
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-dname",
            "CN=server",
            "-keystore",
            store,
            "-storetype",
            type,
            "-storepass",
            "changeit",
            "-provider",
            BouncyCastleProvider.class.getName(),
            "-providerpath",
            jar)
        .succeeded();

    KeyStoreEntry.Key key = read(Files.readAllBytes(store), PASSWORD).contents().keys().get(0);

    assertThat(key.alias()).isEqualTo("server");
    assertThat(key.chain().get(0).publicKey()).isEqualTo(key.key().publicKey());
  }

  @ParameterizedTest
  @ValueSource(strings = {"BKS", "UBER"})
  void anEmptyStoreIsOne(String type) throws Exception {
    OpenedKeyStore read =
        read(JavaKeyStore.octets(JavaKeyStore.empty(type, PROVIDER), PASSWORD), PASSWORD);

    assertThat(read.format().name()).isEqualTo(type);
    assertThat(read.contents().entries()).isEmpty();
  }

  @Test
  void versionsThatNobodyKnowsAndTooManyIterationsAreRefused() throws Exception {
    byte[] other = sample("BKS");
    other[3] = 7;
    byte[] slow = sample("BKS");
    ByteBuffer.wrap(slow).putInt(28, Integer.MAX_VALUE);

    assertThatThrownBy(() -> KeyStoreFormat.BKS.read(other, KeyStorePasswords.of(PASSWORD)))
        .hasMessageStartingWith("BKS: version 7, which is neither 1 nor 2");
    assertThatThrownBy(() -> KeyStoreFormat.BKS.read(slow, KeyStorePasswords.of(PASSWORD)))
        .hasMessage("the iteration count is 2147483647, which is not between 1 and 5000000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BKS", "UBER"})
  void throwsNothingButItsOwnForDamagedOctets(String type) throws Exception {
    byte[] store = sample(type);
    Random random = new Random(20260304);
    for (int i = 0; i < 400; i++) {
      byte[] damaged = store.clone();
      // not the iterations, which may ask for seconds of work
      damaged[32 + random.nextInt(store.length - 32)] ^= (byte) (1 + random.nextInt(255));
      byte[] shorter = Arrays.copyOf(damaged, random.nextInt(store.length));
      assertKind(
          Kind.BAD_INPUT, Kind.WRONG_PASSPHRASE, i % 5 == 0 ? shorter : damaged, type, i % 2 == 0);
    }
  }

  private static void assertKind(
      Kind one, Kind other, byte[] octets, String type, boolean withPassword) {
    KeyStorePasswords passwords =
        withPassword ? KeyStorePasswords.of(PASSWORD) : KeyStorePasswords.none();
    try {
      KeyStoreFormat.valueOf(type).read(octets, passwords);
      assertThat(withPassword).as("damage went unnoticed").isFalse();
    } catch (MinicaException e) {
      assertThat(e.kind()).isIn(one, other);
    }
  }

  private static void assertKind(Kind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(MinicaException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  private static byte[] sample(String type) throws Exception {
    KeyStore store = JavaKeyStore.empty(type, PROVIDER);
    store.setKeyEntry("server", CHAIN.javaKey(), PASSWORD, CHAIN.javaChain());
    store.setCertificateEntry("ca", CHAIN.root().toX509Certificate());
    return JavaKeyStore.octets(store, PASSWORD);
  }

  private static OpenedKeyStore read(byte[] octets, char[] password) {
    KeyStoreFormat format = KeyStoreFormat.detect(octets).orElseThrow();
    return format.read(octets, KeyStorePasswords.of(password));
  }
}
