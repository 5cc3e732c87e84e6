package dev.minica.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.testing.Tool;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that were encrypted before there was PBES2. */
class OldEncryptionTest {

  private static final KeyPair PAIR = KeyPairs.generate(KeyAlgorithm.EC_P256, new SecureRandom());
  private static final char[] SECRET = "pässwörd".toCharArray();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "rsa, -aes128",
    "rsa, -aes192",
    "rsa, -aes256",
    "rsa, -des3",
    "ec, -aes128",
    "ec, -aes256",
    "ec, -des3"
  })
  void readsOpensslsTraditionalPem(String algorithm, String cipher) {
    byte[] plain =
        algorithm.equals("ec")
            ? openssl("ecparam", "-genkey", "-noout", "-name", "P-256").out()
            : openssl("genrsa", "2048").out();
    byte[] locked =
        Tool.named("openssl")
            .feed(plain, "pkey", "-traditional", cipher, "-passout", "pass:" + new String(SECRET))
            .succeeded()
            .out();
    assertThat(new String(locked, StandardCharsets.US_ASCII)).contains("Proc-Type: 4,ENCRYPTED");

    EncodedPrivateKey read = EncodedPrivateKey.decode(locked);

    assertThat(read.isEncrypted()).isTrue();
    assertThat(read.open(SECRET).publicKey())
        .isEqualTo(EncodedPrivateKey.decode(plain).open().publicKey());
    assertFails(() -> read.open("no".toCharArray()), Kind.WRONG_PASSPHRASE, "wrong passphrase");
    assertFails(read::open, Kind.WRONG_PASSPHRASE, "no passphrase was given");
  }

  @ParameterizedTest
  @CsvSource({"rsa, PEM", "ecdsa, PEM", "rsa, PKCS8", "ecdsa, PKCS8"})
  void readsWhatSshKeygenWrites(String type, String form) throws IOException {
    for (String passphrase : new String[] {"", "correct horse"}) {
      Path file = folder.resolve("id" + passphrase.length());
      Tool keygen = Tool.named("ssh-keygen");
      keygen.run("-q", "-t", type, "-m", form, "-N", passphrase, "-f", file).succeeded();

      EncodedPrivateKey read = EncodedPrivateKey.decode(Files.readAllBytes(file));

      assertThat(read.isEncrypted()).isEqualTo(!passphrase.isEmpty());
      String expected = keygen.run("-e", "-m", "PKCS8", "-f", file + ".pub").succeeded().text();
      assertThat(Pem.encode(read.open(passphrase.toCharArray()).publicKey())).isEqualTo(expected);
    }
  }

  /** Whether a wrong passphrase leaves valid padding is chance, so many are tried. */
  @Test
  void takesGarbageBehindValidPaddingForAWrongPassphrase() {
    byte[] locked =
        openssl("genrsa", "-traditional", "-aes128", "-passout", "pass:right", "2048").out();
    EncodedPrivateKey read = EncodedPrivateKey.decode(locked);

    for (int i = 0; i < 1500; i++) {
      char[] wrong = ("wrong" + i).toCharArray();
      assertFails(() -> read.open(wrong), Kind.WRONG_PASSPHRASE, "wrong passphrase");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Proc-Type: 4,ENCRYPTED",
        "DEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF",
        "Comment: mine",
        "Proc-Type: 4,MIC-ONLY\nDEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF",
        "Proc-Type: 4,ENCRYPTED\nDEK-Info:",
        "Proc-Type: 4,ENCRYPTED\nDEK-Info: ,00112233445566778899AABBCCDDEEFF",
        "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC",
        "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,",
        "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0011",
        "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0011223344556677889",
        "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0011223344556677889ZAABBCCDDEEFF",
        "Proc-Type: 4,ENCRYPTED\nDEK-Info: DES-EDE3-CBC,00112233445566778899AABBCCDDEEFF",
        "Proc-Type: 4,ENCRYPTED\nDEK-Info: CAMELLIA-128-CBC,00112233445566778899AABBCCDDEEFF",
        "Proc-Type: 4,ENCRYPTED\nDEK-Info: \u001b[2J,00"
      })
  void refusesOtherHeaders(String headers) {
    String pem =
        "-----BEGIN RSA PRIVATE KEY-----\n"
            + headers
            + "\n\nMTIzNDU2Nzg5MDEyMzQ1Ng==\n-----END RSA PRIVATE KEY-----\n";

    assertFails(
        () -> EncodedPrivateKey.decode(pem.getBytes(StandardCharsets.US_ASCII)),
        Kind.BAD_INPUT,
        "line 1: private key encrypted in OpenSSL's traditional way, with ");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 17})
  void refusesTraditionalOctetsThatAreNoBlocks(int octets) {
    String pem =
        Pem.encode(new PemBlock("EC PRIVATE KEY", new byte[octets]))
            .replaceFirst(
                "\n",
                "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC," + "00".repeat(16) + "\n\n");

    assertFails(
        () -> EncodedPrivateKey.decode(pem.getBytes(StandardCharsets.US_ASCII)),
        Kind.BAD_INPUT,
        "which are no blocks of 16");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PBE-MD5-DES",
        "PBE-SHA1-DES",
        "PBE-MD5-RC2-64",
        "PBE-SHA1-RC2-64",
        "PBE-SHA1-3DES",
        "PBE-SHA1-2DES",
        "PBE-SHA1-RC2-128",
        "PBE-SHA1-RC2-40",
        "PBE-SHA1-RC4-128",
        "PBE-SHA1-RC4-40"
      })
  void readsOpensslsVersion1Schemes(String scheme) throws IOException {
    byte[] locked = locked(scheme, new String(SECRET));

    EncodedPrivateKey read = EncodedPrivateKey.decode(locked);

    assertThat(read.open(SECRET).publicKey()).isEqualTo(PAIR.publicKey());
    assertFails(() -> read.open("no".toCharArray()), Kind.WRONG_PASSPHRASE, "wrong passphrase");
  }

  private byte[] locked(String scheme, String passphrase) throws IOException {
    Path plain = Files.writeString(folder.resolve("plain.pem"), Pem.encode(PAIR.privateKey()));
    return openssl(
            "pkcs8",
            "-topk8",
            "-v1",
            scheme,
            "-in",
            plain,
            "-passout",
            "pass:" + passphrase,
            "-provider",
            "legacy",
            "-provider",
            "default")
        .out();
  }

  @Test
  void readsWhatJavaEncryptsWithMd5AndDes() throws GeneralSecurityException, IOException {
    var key =
        SecretKeyFactory.getInstance("PBEWithMD5AndDES")
            .generateSecret(new PBEKeySpec("secret".toCharArray()));
    Cipher cipher = Cipher.getInstance("PBEWithMD5AndDES");
    cipher.init(Cipher.ENCRYPT_MODE, key, new PBEParameterSpec(new byte[8], 1000));
    AlgorithmParameters parameters = cipher.getParameters();
    byte[] locked =
        new javax.crypto.EncryptedPrivateKeyInfo(
                parameters, cipher.doFinal(PAIR.privateKey().encoded()))
            .getEncoded();

    PrivateKeyInfo read = EncodedPrivateKey.decode(locked).open("secret".toCharArray());

    assertThat(read).isEqualTo(PAIR.privateKey());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 10_000_001, Integer.MAX_VALUE, 1L << 31, 1L << 40})
  void refusesABombBeforeItGoesOff(long iterations) {
    EncodedPrivateKey bomb =
        EncodedPrivateKey.decode(pbes1(new byte[8], BigInteger.valueOf(iterations), 16));

    assertTimeout(
        Duration.ofSeconds(1),
        () ->
            assertFails(
                () -> bomb.open(SECRET), Kind.BAD_INPUT, "iteration count is " + iterations));
  }

  @Test
  void refusesAHugeSaltAHugeNumberAndOctetsThatAreNoBlocks() {
    assertBad(pbes1(new byte[2000], BigInteger.TEN, 16), "salt of 2000 octets");
    assertBad(pbes1(new byte[8], BigInteger.ONE.shiftLeft(100_000), 16), "a huge number");
    assertBad(pbes1(new byte[8], BigInteger.TEN, 15), "15 encrypted octets");
    assertBad(pbes1(new byte[8], BigInteger.TEN, 0), "0 encrypted octets");
  }

  private static void assertBad(byte[] locked, String message) {
    assertFails(() -> EncodedPrivateKey.decode(locked).open(SECRET), Kind.BAD_INPUT, message);
  }

  /** Encrypted PKCS#8 under pbeWithMD5AndDES-CBC, of zeros. */
  private static byte[] pbes1(byte[] salt, BigInteger iterations, int octets) {
    DERSequence parameters = new DERSequence(new DEROctetString(salt), new ASN1Integer(iterations));
    ASN1Encodable algorithm =
        new DERSequence(new ASN1ObjectIdentifier("1.2.840.113549.1.5.3"), parameters);
    return Der.encode(new DERSequence(algorithm, new DEROctetString(new byte[octets])));
  }

  private static Tool.Outcome openssl(Object... arguments) {
    return Tool.named("openssl").run(arguments).succeeded();
  }

  private static void assertFails(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable step, Kind kind, String message) {
    assertThatThrownBy(step)
        .isInstanceOfSatisfying(MinicaException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(message);
  }
}
