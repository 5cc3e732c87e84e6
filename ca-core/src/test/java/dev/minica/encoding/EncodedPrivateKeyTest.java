package dev.minica.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedPrivateKeyTest {

  private static final SecureRandom RANDOM = Environment.system().random();
  private static final KeyPair PAIR = KeyPairs.generate(KeyAlgorithm.EC_P256, RANDOM);
  private static final char[] SECRET = "correct horse".toCharArray();

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void readsItsOwnKeysOfEveryAlgorithm(KeyAlgorithm algorithm) {
    PrivateKeyInfo key = KeyPairs.generate(algorithm, RANDOM).privateKey();

    assertThat(EncodedPrivateKey.decode(ascii(Pem.encode(key))).open()).isEqualTo(key);
    assertThat(EncodedPrivateKey.decode(key.encoded()).open()).isEqualTo(key);
  }

  @Test
  void readsItsOwnEncryptedKeys() {
    EncryptedPrivateKeyInfo locked =
        EncryptedPrivateKeyInfo.encrypt(PAIR.privateKey(), SECRET, RANDOM);

    EncodedPrivateKey read = EncodedPrivateKey.decode(ascii(Pem.encode(locked)));

    assertThat(read.isEncrypted()).isTrue();
    assertThat(read.open(SECRET)).isEqualTo(PAIR.privateKey());
  }

  @Test
  void doesNotLookAtThePassphraseOfAPlainKey() {
    EncodedPrivateKey read = EncodedPrivateKey.decode(PAIR.privateKey().encoded());

    assertThat(read.isEncrypted()).isFalse();
    assertThat(read.open(SECRET)).isEqualTo(PAIR.privateKey());
  }

  @Test
  void tellsAMissingPassphraseFromAWrongOne() {
    EncodedPrivateKey read =
        EncodedPrivateKey.decode(
            EncryptedPrivateKeyInfo.encrypt(PAIR.privateKey(), SECRET, RANDOM).encoded());

    assertFails(read::open, Kind.WRONG_PASSPHRASE, "no passphrase was given");
    assertFails(() -> read.open("no".toCharArray()), Kind.WRONG_PASSPHRASE, "wrong passphrase");
  }

  @ParameterizedTest
  @CsvSource({
    "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048, rsa-2048",
    "genrsa -traditional 3072,                             rsa-3072",
    "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384, ec-p384",
    "ecparam -genkey -name prime256v1,                     ec-p256",
    "ecparam -genkey -noout -name secp521r1,               ec-p521",
    "genpkey -algorithm ED25519,                           ed25519",
    "genpkey -algorithm ED448 -outform DER,                ed448",
    "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -outform DER, ec-p256"
  })
  void readsWhatOpensslMakes(String command, KeyAlgorithmName expected) {
    byte[] made = openssl(command).out();

    assertReadsAs(EncodedPrivateKey.decode(made).open(), expected.algorithm());
  }

  @ParameterizedTest
  @CsvSource({
    "genpkey -algorithm RSA -aes256 -pass pass:secret",
    "genpkey -algorithm ED25519 -aes128 -pass pass:secret",
    "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -aes-192-cbc -pass pass:secret",
    "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -des3 -pass pass:secret"
  })
  void readsWhatOpensslEncrypts(String command) {
    EncodedPrivateKey read = EncodedPrivateKey.decode(openssl(command).out());

    assertThat(read.isEncrypted()).isTrue();
    assertThat(read.open("secret".toCharArray()).algorithm()).isPresent();
    assertFails(() -> read.open("Secret".toCharArray()), Kind.WRONG_PASSPHRASE, "wrong passphrase");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-v2 aes256 -v2prf hmacWithSHA1",
        "-v2 aes256 -v2prf hmacWithSHA224",
        "-v2 aes256 -v2prf hmacWithSHA256 -iter 600000",
        "-v2 aes128 -v2prf hmacWithSHA384",
        "-v2 aes192 -v2prf hmacWithSHA512",
        "-v2 des3",
        "-scrypt",
        "-scrypt -scrypt_N 1024 -scrypt_r 4 -scrypt_p 3",
        "-v2 aes256 -outform DER"
      })
  void readsOpensslsPkcs8InAllItsVariants(String options) throws IOException {
    Path plain = write(Pem.encode(PAIR.privateKey()));
    byte[] made = openssl("pkcs8 -topk8 -passout pass:pässwörd -in " + plain + " " + options).out();

    PrivateKeyInfo read = EncodedPrivateKey.decode(made).open("pässwörd".toCharArray());

    assertThat(read.publicKey()).isEqualTo(PAIR.publicKey());
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"ML_DSA_.*"},
      mode = EnumSource.Mode.MATCH_NONE)
  void writesPlainKeysThatOpensslReads(KeyAlgorithm algorithm) throws IOException {
    KeyPair pair = KeyPairs.generate(algorithm, RANDOM);

    String read = openssl("pkey -pubout -in " + write(Pem.encode(pair.privateKey()))).text();

    assertThat(read).isEqualTo(Pem.encode(pair.publicKey()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"correct horse", "pässwörd", "\ud834\udd1e clef"})
  void writesEncryptedKeysThatOpensslReads(String passphrase) throws IOException {
    String pem =
        Pem.encode(
            EncryptedPrivateKeyInfo.encrypt(PAIR.privateKey(), passphrase.toCharArray(), RANDOM));
    Path file = write(pem);

    String read =
        Tool.named("openssl")
            .run("pkey", "-pubout", "-in", file, "-passin", "pass:" + passphrase)
            .succeeded()
            .text();

    assertThat(read).isEqualTo(Pem.encode(PAIR.publicKey()));
  }

  @Test
  void writesEncryptedKeysThatGnutlsReads() throws IOException {
    Path file =
        write(Pem.encode(EncryptedPrivateKeyInfo.encrypt(PAIR.privateKey(), SECRET, RANDOM)));

    String read =
        Tool.named("certtool")
            .run("--key-info", "--infile", file, "--password", new String(SECRET))
            .succeeded()
            .text();

    assertThat(read).contains("EC/ECDSA").contains("SECP256R1");
  }

  @Test
  void skipsCertificatesAndParametersAroundTheKey() {
    String around = "-----BEGIN CERTIFICATE-----\naGVsbG8=\n-----END CERTIFICATE-----\n";

    EncodedPrivateKey read =
        EncodedPrivateKey.decode(ascii(around + Pem.encode(PAIR.privateKey()) + around));

    assertThat(read.open()).isEqualTo(PAIR.privateKey());
  }

  @Test
  void refusesToChooseAmongSeveralKeys() {
    String pem = Pem.encode(PAIR.privateKey());

    assertBadInput(
        pem + pem, "more than one private key: [PRIVATE KEY at line 1, PRIVATE KEY at line 6]");
  }

  @Test
  void saysWhatThereIsInsteadOfAKey() {
    assertBadInput(Pem.encode(PAIR.publicKey()), "no private key: only PUBLIC KEY");
    assertBadInput("hello", "no private key: neither PEM nor DER");
  }

  @Test
  void namesTheConversionOfFormsItDoesNotRead() {
    byte[] openssh = ascii(Pem.encode(new PemBlock("OPENSSH PRIVATE KEY", new byte[9])));

    assertThatThrownBy(() -> EncodedPrivateKey.decode(openssh))
        .hasMessage("line 1: a private key in OpenSSH's own form, which is not supported")
        .isInstanceOfSatisfying(
            MinicaException.class,
            e -> assertThat(e.hint().orElseThrow()).contains("ssh-keygen -p -m PKCS8"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3000", "30020500", "3006020100020100", "3006020101040100", "3003020101"})
  void refusesDamagedStructures(String hex) {
    assertThatThrownBy(() -> EncodedPrivateKey.decode(java.util.HexFormat.of().parseHex(hex)))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_INPUT));
  }

  /** An algorithm by minica's own spelling of it. */
  record KeyAlgorithmName(KeyAlgorithm algorithm) {
    public static KeyAlgorithmName of(String name) {
      return new KeyAlgorithmName(KeyAlgorithm.parse(name));
    }
  }

  /** The algorithm is right, and openssl computes the same public key. */
  private void assertReadsAs(PrivateKeyInfo key, KeyAlgorithm algorithm) {
    assertThat(key.algorithm()).contains(algorithm);
    assertThat(
            Tool.named("openssl")
                .feed(key.encoded(), "pkey", "-inform", "DER", "-pubout")
                .succeeded()
                .text())
        .isEqualTo(Pem.encode(key.publicKey()));
  }

  private static Tool.Outcome openssl(String command) {
    return Tool.named("openssl").run((Object[]) command.split(" ")).succeeded();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("key.pem"), text);
  }

  private static void assertBadInput(String pem, String message) {
    assertFails(() -> EncodedPrivateKey.decode(ascii(pem)), Kind.BAD_INPUT, message);
  }

  private static void assertFails(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable step, Kind kind, String message) {
    assertThatThrownBy(step)
        .isInstanceOfSatisfying(MinicaException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(message);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
