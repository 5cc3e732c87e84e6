package dev.minica.encoding.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.SampleChain;
import dev.minica.encoding.keystore.KeyStoreEntry.Unopened.Reason;
import dev.minica.key.KeyAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Java's own classes wrote, and what nobody wrote. */
@Timeout(120)
class ReadKeyStoreTest {

  private static final SecureRandom RANDOM = Environment.system().random();
  private static final Instant CREATED = Instant.parse("2026-03-04T05:06:07.089Z");
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final char[] OTHER = "another".toCharArray();
  private static final SampleChain CHAIN = SampleChain.of(KeyAlgorithm.EC_P256);

  @ParameterizedTest
  @EnumSource(
      value = KeyStoreFormat.class,
      names = {"PKCS12", "JKS"})
  void readsWhatItWrites(KeyStoreFormat format) {
    KeyStoreContents contents =
        KeyStoreContents.of(
            new KeyStoreEntry.Key("server", CREATED, CHAIN.key(), CHAIN.certificates()),
            new KeyStoreEntry.Key("bare", CREATED.plusMillis(1), CHAIN.key(), List.of()),
            new KeyStoreEntry.Trusted("ca", CREATED, CHAIN.root()));

    OpenedKeyStore read = read(format.encode(contents, PASSWORD, RANDOM), PASSWORD);

    assertThat(read.format()).isEqualTo(format);
    assertThat(read.verified()).isTrue();
    assertThat(read.hiddenFromJava()).isEmpty();
    assertThat(read.contents().entries())
        .extracting(KeyStoreEntry::alias)
        .containsExactly("server", "bare", "ca");
    assertThat(read.contents().keys())
        .extracting(KeyStoreEntry.Key::chain)
        .startsWith(CHAIN.certificates());
    assertThat(read.contents().keys())
        .extracting(key -> key.key().publicKey())
        .containsOnly(CHAIN.leaf().publicKey());
    assertThat(read.contents().keys().get(0).created())
        .hasValueSatisfying(
            time ->
                assertThat(time.truncatedTo(ChronoUnit.SECONDS))
                    .isEqualTo(CREATED.truncatedTo(ChronoUnit.SECONDS)));
    assertThat(read.contents().trusted().get(0).certificate()).isEqualTo(CHAIN.root());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS", "JCEKS", "BCFKS"})
  void readsWhatJavaWrote(String type) throws Exception {
    KeyStore store = JavaKeyStore.empty(type);
    store.setKeyEntry("server", CHAIN.javaKey(), PASSWORD, CHAIN.javaChain());
    store.setCertificateEntry("ca", CHAIN.root().toX509Certificate());

    OpenedKeyStore read = read(JavaKeyStore.octets(store, PASSWORD), PASSWORD);

    Instant created = store.getCreationDate("server").toInstant();
    assertThat(read.format().name()).isEqualTo(type);
    assertThat(read.verified()).isTrue();
    assertThat(read.hiddenFromJava()).isEmpty();
    KeyStoreEntry.Key key = read.contents().keys().get(0);
    assertThat(key.alias()).isEqualTo("server");
    assertThat(key.key().publicKey()).isEqualTo(CHAIN.leaf().publicKey());
    assertThat(key.chain()).isEqualTo(CHAIN.certificates());
    assertThat(key.created())
        .hasValueSatisfying(
            time ->
                assertThat(time.truncatedTo(ChronoUnit.SECONDS))
                    .isEqualTo(created.truncatedTo(ChronoUnit.SECONDS)));
    assertThat(read.contents().trusted())
        .singleElement()
        .satisfies(ca -> assertThat(ca.alias()).isEqualTo("ca"))
        .satisfies(ca -> assertThat(ca.certificate()).isEqualTo(CHAIN.root()));
    assertThat(read.protections()).hasSizeGreaterThan(1).allMatch(p -> p.work() >= 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"JKS", "JCEKS"})
  void keysMayHaveAPasswordOfTheirOwn(String type) throws Exception {
    KeyStore store = JavaKeyStore.empty(type);
    store.setKeyEntry("server", CHAIN.javaKey(), OTHER, CHAIN.javaChain());
    byte[] octets = JavaKeyStore.octets(store, PASSWORD);

    KeyStoreEntry closed = read(octets, PASSWORD).contents().entries().get(0);
    OpenedKeyStore opened =
        KeyStoreFormat.valueOf(type)
            .read(octets, new KeyStorePasswords(Optional.of(PASSWORD), Optional.of(OTHER)));

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
  @ValueSource(strings = {"PKCS12", "JCEKS"})
  void secretKeysAreNamedAndPassedOver(String type) throws Exception {
    KeyStore store = JavaKeyStore.empty(type);
    store.setKeyEntry("server", CHAIN.javaKey(), PASSWORD, CHAIN.javaChain());
    store.setKeyEntry("aes", new SecretKeySpec(new byte[16], "AES"), PASSWORD, null);
    store.setKeyEntry("hmac", new SecretKeySpec(new byte[99], "HmacSHA256"), PASSWORD, null);
    store.setCertificateEntry("ca", CHAIN.root().toX509Certificate());

    KeyStoreContents read = read(JavaKeyStore.octets(store, PASSWORD), PASSWORD).contents();

    assertThat(read.unopened())
        .extracting(KeyStoreEntry.Unopened::reason)
        .containsExactly(Reason.SECRET_KEY, Reason.SECRET_KEY);
    assertThat(read.unopened())
        .extracting(KeyStoreEntry::alias)
        .containsExactlyInAnyOrder("aes", "hmac");
    assertThat(read.keys()).hasSize(1);
    assertThat(read.trusted()).hasSize(1);
    assertThatThrownBy(() -> KeyStoreFormat.JKS.encode(read, PASSWORD, RANDOM))
        .hasMessageEndingWith("\" is a secret key, which cannot be written as JKS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "a b~!\"$%&'()*+,-./", "0123456789012345678901234567890123456789"})
  void opensWithAnyPasswordThatJavaTakes(String text) throws Exception {
    char[] password = text.toCharArray();
    for (String type : List.of("PKCS12", "JKS", "JCEKS")) {
      KeyStore store = JavaKeyStore.empty(type);
      store.setKeyEntry("server", CHAIN.javaKey(), password, CHAIN.javaChain());

      assertThat(read(JavaKeyStore.octets(store, password), password).contents().keys()).hasSize(1);
    }
  }

  @Test
  void jceksOpensKeysWithASaltOfTwoEqualHalves() throws Exception {
    PBEParameterSpec equalHalves =
        new PBEParameterSpec(HexFormat.of().parseHex("0102030401020304"), 7);
    Cipher cipher = Cipher.getInstance("PBEWithMD5AndTripleDES");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        SecretKeyFactory.getInstance("PBEWithMD5AndTripleDES")
            .generateSecret(new PBEKeySpec(PASSWORD)),
        equalHalves);
    byte[] plain = "any octets that are no key".getBytes(StandardCharsets.US_ASCII);

    assertThat(
            new JceksKeyProtector(equalHalves.getSalt(), 7)
                .recover(cipher.doFinal(plain), PASSWORD))
        .contains(plain);
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyStoreFormat.class,
      names = {"PKCS12", "JKS"})
  void aWrongPasswordIsSaidToBeWrong(KeyStoreFormat format) {
    byte[] store = format.encode(sample(), PASSWORD, RANDOM);

    for (String wrong : List.of("", "Changeit", "changeit ", "\u0100")) {
      assertKind(Kind.WRONG_PASSPHRASE, () -> read(store, wrong.toCharArray()));
    }
  }

  @Test
  void javasStoresShowTheirCertificatesWithoutAPassword() {
    byte[] store = KeyStoreFormat.JKS.encode(sample(), PASSWORD, RANDOM);

    OpenedKeyStore read = KeyStoreFormat.JKS.read(store, KeyStorePasswords.none());

    assertThat(read.verified()).isFalse();
    assertThat(read.contents().unopened().get(0).chain()).isEqualTo(CHAIN.certificates());
    assertThat(read.contents().trusted()).hasSize(1);
  }

  @Test
  void anEncryptedPkcs12StoreTakesAPassword() {
    byte[] store = KeyStoreFormat.PKCS12.encode(sample(), PASSWORD, RANDOM);

    assertThat(KeyStoreFormat.PKCS12.isLocked(store)).isTrue();
    assertThatThrownBy(() -> KeyStoreFormat.PKCS12.read(store, KeyStorePasswords.none()))
        .hasMessage("the key store is encrypted and no passphrase was given");
  }

  @Test
  void isToldByWhatItBeginsWith() {
    for (KeyStoreFormat format :
        List.of(KeyStoreFormat.PKCS12, KeyStoreFormat.JKS, KeyStoreFormat.BCFKS)) {
      assertThat(KeyStoreFormat.detect(format.encode(sample(), PASSWORD, RANDOM))).contains(format);
    }
    assertThat(KeyStoreFormat.detect(CHAIN.leaf().encoded())).isEmpty();
    assertThat(KeyStoreFormat.detect(CHAIN.key().encoded())).isEmpty();
    assertThat(KeyStoreFormat.detect(new byte[0])).isEmpty();
    assertThat(KeyStoreFormat.detect(new byte[100])).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS", "JCEKS"})
  void throwsNothingButItsOwnForDamagedOctets(String type) throws Exception {
    byte[] store = quick(type);
    Random random = new Random(20260301);
    int opened = 0;
    for (int i = 0; i < (type.equals("JCEKS") ? 300 : 2_000); i++) {
      byte[] damaged = store.clone();
      int place = random.nextInt(i % 2 == 0 ? store.length : Math.min(store.length, 200));
      damaged[place] = (byte) random.nextInt(256);
      opened +=
          opens(type, i % 5 == 0 ? Arrays.copyOf(damaged, random.nextInt(store.length)) : damaged);
    }
    assertThat(opened).as("octets that were replaced by themselves").isLessThan(100);
  }

  @Test
  void bcfksThrowsNothingButItsOwnForDamagedOctets() {
    byte[] store = KeyStoreFormat.BCFKS.encode(sample(), PASSWORD, RANDOM);
    Random random = new Random(20260303);
    for (int i = 0; i < 100; i++) {
      byte[] damaged = store.clone();
      int place = random.nextInt(i % 2 == 0 ? store.length : 200);
      damaged[place] ^= (byte) (1 + random.nextInt(255));
      assertThat(opens("BCFKS", damaged)).isLessThanOrEqualTo(isTagOfNull(store, place) ? 1 : 0);
    }
  }

  /** Of parameters that say nothing: those of the check value itself are not covered by it. */
  private static boolean isTagOfNull(byte[] octets, int place) {
    return octets[place] == 5 && place + 1 < octets.length && octets[place + 1] == 0;
  }

  private static int opens(String type, byte[] octets) {
    try {
      KeyStoreFormat.valueOf(type).read(octets, KeyStorePasswords.of(PASSWORD));
      return 1;
    } catch (MinicaException e) {
      assertThat(e.kind()).isIn(Kind.BAD_INPUT, Kind.WRONG_PASSPHRASE);
      assertThat(e.getMessage()).doesNotContain("Exception").doesNotContain("org.bouncycastle");
      return 0;
    }
  }

  /** The same without a password, so that no check value stands before the readers. */
  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS", "JCEKS"})
  void throwsNothingButItsOwnWhereNothingIsVerified(String type) throws Exception {
    byte[] store = quick(type);
    Random random = new Random(20260302);
    for (int i = 0; i < (type.equals("JCEKS") ? 300 : 2_000); i++) {
      byte[] damaged = store.clone();
      damaged[random.nextInt(store.length)] = (byte) random.nextInt(256);
      try {
        KeyStoreFormat.valueOf(type).read(damaged, KeyStorePasswords.none());
      } catch (MinicaException e) {
        assertThat(e.kind()).isIn(Kind.BAD_INPUT, Kind.WRONG_PASSPHRASE);
      }
    }
  }

  /** Of few iterations, with a secret key, for thousands of readings. */
  private static byte[] quick(String type) throws Exception {
    KeyStore store = JavaKeyStore.empty(type);
    PBEParameterSpec few = new PBEParameterSpec(new byte[8], 1);
    KeyStore.PasswordProtection protection =
        type.equals("PKCS12")
            ? new KeyStore.PasswordProtection(PASSWORD, "PBEWithSHA1AndDESede", few)
            : new KeyStore.PasswordProtection(PASSWORD);
    store.setEntry(
        "server",
        new KeyStore.PrivateKeyEntry(CHAIN.javaKey(), CHAIN.javaChain()),
        type.equals("JCEKS") ? new KeyStore.PasswordProtection(PASSWORD) : protection);
    if (!type.equals("JKS")) {
      store.setEntry(
          "aes", new KeyStore.SecretKeyEntry(new SecretKeySpec(new byte[16], "AES")), protection);
    }
    Map<String, String> fast =
        Map.of(
            "keystore.pkcs12.macIterationCount", "1",
            "keystore.pkcs12.certPbeIterationCount", "1",
            "jceks.key.pbe.iterationCount", "10000");
    fast.forEach(System::setProperty);
    try {
      return JavaKeyStore.octets(store, PASSWORD);
    } finally {
      fast.keySet().forEach(System::clearProperty);
    }
  }

  private static KeyStoreContents sample() {
    return KeyStoreContents.of(
        new KeyStoreEntry.Key("server", CREATED, CHAIN.key(), CHAIN.certificates()),
        new KeyStoreEntry.Trusted("ca", CREATED, CHAIN.root()));
  }

  private static OpenedKeyStore read(byte[] octets, char[] password) {
    KeyStoreFormat format = KeyStoreFormat.detect(octets).orElseThrow();
    return format.read(octets, KeyStorePasswords.of(password));
  }

  private static void assertKind(Kind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(MinicaException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
