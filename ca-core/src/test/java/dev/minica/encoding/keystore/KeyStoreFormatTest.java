package dev.minica.encoding.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.SampleChain;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.x509.Certificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Judged by the key stores of the JDK that runs the tests, and by those of Bouncy Castle. */
class KeyStoreFormatTest {

  private static final SecureRandom RANDOM = Environment.system().random();
  private static final Instant CREATED = Instant.parse("2026-03-04T05:06:07Z");
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final SampleChain CHAIN = SampleChain.of(KeyAlgorithm.EC_P256);

  static Stream<KeyStoreFormat> written() {
    return Arrays.stream(KeyStoreFormat.values()).filter(KeyStoreFormat::isWritten);
  }

  static Stream<Arguments> formatsAndAlgorithms() {
    return written()
        .flatMap(
            format ->
                Arrays.stream(KeyAlgorithm.values())
                    .map(algorithm -> Arguments.of(format, algorithm)));
  }

  @ParameterizedTest
  @MethodSource("formatsAndAlgorithms")
  void holdsAKeyThatJavaSignsWith(KeyStoreFormat format, KeyAlgorithm algorithm) throws Exception {
    assumeTrue(
        algorithm.family() != KeyAlgorithm.Family.ML_DSA || Runtime.version().feature() >= 24,
        "skipped: Java has ML-DSA since release 24");
    SampleChain chain = SampleChain.of(algorithm);

    KeyStore store = inJava(format, KeyStoreContents.of(key("server", chain)), PASSWORD);

    PrivateKey key = (PrivateKey) store.getKey("server", PASSWORD);
    assertThat(signs(key, algorithm, chain.leaf())).isTrue();
    assertThat(certificates(store, "server")).isEqualTo(chain.certificates());
  }

  @ParameterizedTest
  @MethodSource("formatsAndAlgorithms")
  void isListedByEveryJavaWhateverTheAlgorithm(KeyStoreFormat format, KeyAlgorithm algorithm)
      throws Exception {
    SampleChain chain = SampleChain.of(algorithm);

    KeyStore store = inJava(format, KeyStoreContents.of(key("server", chain)), PASSWORD);

    assertThat(store.isKeyEntry("server")).isTrue();
    assertThat(certificates(store, "server")).isEqualTo(chain.certificates());
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyStoreFormat.class,
      names = {"PKCS12", "JKS"})
  void holdsTrustedCertificatesThatJavaSees(KeyStoreFormat format) throws Exception {
    Certificate other = SampleChain.of(KeyAlgorithm.ED25519).leaf();

    KeyStore store =
        inJava(
            format,
            KeyStoreContents.of(trusted("ca", CHAIN.root()), trusted("b", other)),
            PASSWORD);

    assertThat(Collections.list(store.aliases())).containsExactlyInAnyOrder("ca", "b");
    assertThat(store.isCertificateEntry("ca")).isTrue();
    assertThat(store.getCertificate("ca").getEncoded()).isEqualTo(CHAIN.root().encoded());
    assertThat(store.getCertificate("b").getEncoded()).isEqualTo(other.encoded());
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyStoreFormat.class,
      names = {"PKCS12", "JKS"})
  void keepsTheKeysOfTheSameMomentApart(KeyStoreFormat format) throws Exception {
    SampleChain one = SampleChain.of(KeyAlgorithm.EC_P256, "one.example");
    SampleChain two = SampleChain.of(KeyAlgorithm.ED25519, "two.example");

    KeyStore store =
        inJava(
            format,
            KeyStoreContents.of(key("one", one), key("two", two), trusted("ca", one.root())),
            PASSWORD);

    assertThat(store.size()).isEqualTo(3);
    assertThat(certificates(store, "one")).isEqualTo(one.certificates());
    assertThat(certificates(store, "two")).isEqualTo(two.certificates());
    assertThat(store.getKey("one", PASSWORD).getEncoded()).isEqualTo(one.key().encoded());
    assertThat(store.getKey("two", PASSWORD).getEncoded()).isEqualTo(two.key().encoded());
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyStoreFormat.class,
      names = {"PKCS12", "JKS"})
  void tellsJavaWhenTheKeyWasMade(KeyStoreFormat format) throws Exception {
    KeyStore store = inJava(format, KeyStoreContents.of(key("server", CHAIN)), PASSWORD);

    assertThat(store.getCreationDate("server").toInstant()).isEqualTo(CREATED);
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyStoreFormat.class,
      names = {"PKCS12", "JKS"})
  void isFoundByAnAliasInUpperOrLowerCase(KeyStoreFormat format) throws Exception {
    KeyStore store = inJava(format, KeyStoreContents.of(key("Größer KEY", CHAIN)), PASSWORD);

    assertThat(store.getKey("größer key", PASSWORD)).isNotNull();
    assertThat(store.getKey("Größer KEY", PASSWORD)).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyStoreFormat.class,
      names = {"PKCS12", "JKS"})
  void holdsAnyNumberOfEntries(KeyStoreFormat format) throws Exception {
    List<KeyStoreEntry> hundred =
        Stream.iterate(0, i -> i + 1)
            .limit(100)
            .<KeyStoreEntry>map(
                i -> i % 2 == 0 ? trusted("ca" + i, CHAIN.root()) : key("key" + i, CHAIN))
            .toList();

    assertThat(inJava(format, KeyStoreContents.of(), PASSWORD).size()).isZero();
    assertThat(inJava(format, new KeyStoreContents(hundred), PASSWORD).size()).isEqualTo(100);
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyStoreFormat.class,
      names = {"PKCS12", "JKS"})
  void opensWithShortAndEmptyPasswords(KeyStoreFormat format) throws Exception {
    for (String password : List.of("", "a", "a b~")) {
      char[] secret = password.toCharArray();
      KeyStore store = inJava(format, KeyStoreContents.of(key("k", CHAIN)), secret);

      assertThat(store.getKey("k", secret).getEncoded()).isEqualTo(CHAIN.key().encoded());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyStoreFormat.class,
      names = {"PKCS12", "JKS"})
  void isClosedToAnotherPassword(KeyStoreFormat format) {
    byte[] store = format.encode(KeyStoreContents.of(key("k", CHAIN)), PASSWORD, RANDOM);

    assertThatThrownBy(() -> load(format, store, "Changeit".toCharArray()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("password was incorrect");
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyStoreFormat.class,
      names = {"PKCS12", "JKS"})
  void showsJavaThatItWasDamaged(KeyStoreFormat format) {
    byte[] store =
        format.encode(KeyStoreContents.of(trusted("ca", CHAIN.root())), PASSWORD, RANDOM);
    store[store.length / 2] ^= 1;

    assertThatThrownBy(() -> load(format, store, PASSWORD))
        .isInstanceOfAny(IOException.class, CertificateException.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyStoreFormat.class,
      names = {"PKCS12", "JKS"})
  void isTheSameFileFromTheSameRandomOctets(KeyStoreFormat format) throws Exception {
    KeyStoreContents contents = KeyStoreContents.of(key("k", CHAIN), trusted("ca", CHAIN.root()));

    byte[] first = format.encode(contents, PASSWORD, seeded(1));

    assertThat(format.encode(contents, PASSWORD, seeded(1))).isEqualTo(first);
    assertThat(format.encode(contents, PASSWORD, seeded(2))).isNotEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyStoreFormat.class,
      names = {"PKCS12", "JKS"})
  void neverContainsTheKeyInTheClear(KeyStoreFormat format) {
    byte[] store = format.encode(KeyStoreContents.of(key("k", CHAIN)), PASSWORD, RANDOM);
    PrivateKeyInfo key = CHAIN.key();

    String clear = new String(key.encoded(), java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(new String(store, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain(clear.substring(36, 68));
  }

  @Test
  void pkcs12RefusesPasswordsThatJava17CannotOpen() {
    for (String password : List.of("pässwörd", "tab\t", "\u007f")) {
      assertThatThrownBy(
              () ->
                  KeyStoreFormat.PKCS12.encode(
                      KeyStoreContents.of(), password.toCharArray(), RANDOM))
          .isInstanceOfSatisfying(
              MinicaException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(Kind.USAGE);
                assertThat(e.hint()).isPresent();
              });
    }
  }

  @Test
  void jksTakesPasswordsOfAnyCharacters() throws Exception {
    char[] password = "pässwörd \ud834\udd1e".toCharArray();

    KeyStore store = inJava(KeyStoreFormat.JKS, KeyStoreContents.of(key("k", CHAIN)), password);

    assertThat(store.getKey("k", password)).isNotNull();
  }

  @Test
  void jksRefusesAnAliasThatItCannotHold() {
    String alias = "a".repeat(65_536);

    assertThatThrownBy(
            () ->
                KeyStoreFormat.JKS.encode(
                    KeyStoreContents.of(trusted(alias, CHAIN.root())), PASSWORD, RANDOM))
        .hasMessageStartingWith("alias of 65536 characters");
  }

  @Test
  void twoAliasesMustDifferInMoreThanCase() {
    assertThatThrownBy(
            () -> KeyStoreContents.of(trusted("ca", CHAIN.root()), trusted("CA", CHAIN.leaf())))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT))
        .hasMessage("two key store entries with the alias \"CA\"");
  }

  private static KeyStoreEntry key(String alias, SampleChain chain) {
    return new KeyStoreEntry.Key(alias, CREATED, chain.key(), chain.certificates());
  }

  private static KeyStoreEntry trusted(String alias, Certificate certificate) {
    return new KeyStoreEntry.Trusted(alias, CREATED, certificate);
  }

  private static KeyStore inJava(KeyStoreFormat format, KeyStoreContents contents, char[] password)
      throws GeneralSecurityException, IOException {
    return load(format, format.encode(contents, password, RANDOM), password);
  }

  private static KeyStore load(KeyStoreFormat format, byte[] octets, char[] password)
      throws GeneralSecurityException, IOException {
    KeyStore store =
        format == KeyStoreFormat.BCFKS
            ? KeyStore.getInstance("BCFKS", new BouncyCastleProvider())
            : KeyStore.getInstance(format.name());
    store.load(new ByteArrayInputStream(octets), password);
    return store;
  }

  private static List<Certificate> certificates(KeyStore store, String alias)
      throws GeneralSecurityException {
    return Arrays.stream(store.getCertificateChain(alias)).map(KeyStoreFormatTest::ours).toList();
  }

  private static Certificate ours(java.security.cert.Certificate certificate) {
    try {
      return Certificate.decode(certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean signs(PrivateKey key, KeyAlgorithm algorithm, Certificate leaf)
      throws GeneralSecurityException {
    String name =
        switch (algorithm.family()) {
          case RSA -> "SHA256withRSA";
          case EC -> "SHA256withECDSA";
          case EDDSA -> "EdDSA";
          case ML_DSA -> "ML-DSA";
        };
    byte[] message = {1, 2, 3};
    Signature signature = Signature.getInstance(name);
    signature.initSign(key);
    signature.update(message);
    byte[] signed = signature.sign();
    signature.initVerify(leaf.toX509Certificate().getPublicKey());
    signature.update(message);
    return signature.verify(signed);
  }

  private static SecureRandom seeded(long seed) throws GeneralSecurityException {
    SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
    random.setSeed(seed);
    return random;
  }
}
