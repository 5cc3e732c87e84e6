package dev.minica.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.asn1.Der;
import dev.minica.internal.pbe.AlgorithmIds;
import dev.minica.internal.pbe.CbcCipher;
import dev.minica.internal.pbe.HashFunction;
import dev.minica.internal.pbe.PasswordOctets;
import dev.minica.internal.pbe.Pbes2;
import dev.minica.internal.pbe.Pbkdf2;
import dev.minica.internal.pbe.Scrypt;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPairs;
import dev.minica.key.PrivateKeyInfo;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hostile file may ask of a reader: nothing before its parameters have been looked at. */
@Timeout(60)
class Pbes2Test {

  private static final SecureRandom RANDOM = Environment.system().random();
  private static final PrivateKeyInfo KEY =
      KeyPairs.generate(KeyAlgorithm.ED25519, RANDOM).privateKey();
  private static final DERSequence AES_256 = CbcCipher.AES_256.encode(new byte[16]);

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "5000001", "2147483647", "2147483648", "9223372036854775808"})
  void refusesIterationsOutsideOneToFiveMillion(String iterations) {
    assertRefused(pbkdf2(new byte[16], new BigInteger(iterations)), "PBKDF2's iteration count is");
  }

  @Test
  void refusesAnIterationCountOfAMillionDigitsWithoutPrintingIt() {
    assertRefused(
        pbkdf2(new byte[16], BigInteger.ONE.shiftLeft(8_000_000)),
        "PBKDF2's iteration count is a huge number, which is not between 1 and 5000000");
  }

  /** RFC 8018 appendix B.1.1: the parameters of HMAC are NULL. */
  @Test
  void refusesAPseudoRandomFunctionWithParameters() {
    DERSequence prf = AlgorithmIds.of(HashFunction.SHA256.hmacOid(), new ASN1Integer(1));
    DERSequence derivation =
        AlgorithmIds.of(
            Pbkdf2.OID,
            new DERSequence(
                new ASN1Encodable[] {new DEROctetString(new byte[16]), new ASN1Integer(1), prf}));

    assertRefused(derivation, "a MAC with parameters");
  }

  @Test
  void refusesASaltOfAMegabyte() {
    assertRefused(pbkdf2(new byte[1 << 20], BigInteger.ONE), "salt of 1048576 octets");
  }

  @ParameterizedTest
  @CsvSource({
    "1,          8, 1,          which is no power of two above 1",
    "1000,       8, 1,          which is no power of two above 1",
    "262144,     8, 1,          over the bound of 64 MiB",
    "1048576,    8, 1,          over the bound of 64 MiB",
    "2147483648, 8, 1,          scrypt's cost is 2147483648",
    "16384,      1024, 1,       over the bound of 64 MiB",
    "16384,      2147483647, 1, scrypt's block size is 2147483647",
    "65536,      8, 17,         N*r*p",
    "2,          1, 2147483647, scrypt's parallelization is 2147483647",
  })
  void refusesScryptOverItsBounds(String n, String r, String p, String reason) {
    assertRefused(scrypt(n, r, p), reason);
  }

  @Test
  void refusesAKeyLengthThatTheCipherDoesNotTake() {
    DERSequence derivation = Pbkdf2.with(HashFunction.SHA256, new byte[16], 1, 16).encode();

    assertRefused(derivation, "derives a key of another length than the 32 octets");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, 17})
  void refusesOctetsThatAreNoBlocks(int length) {
    DERSequence derivation = Pbkdf2.with(HashFunction.SHA256, new byte[16], 1, 32).encode();

    assertRefused(locked(derivation, AES_256, new byte[length]), length + " encrypted octets");
  }

  @Test
  void refusesAnInitializationVectorOfAnotherLength() {
    DERSequence derivation = Pbkdf2.with(HashFunction.SHA256, new byte[16], 1, 32).encode();

    assertRefused(
        locked(derivation, CbcCipher.AES_256.encode(new byte[8]), new byte[16]),
        "initialization vector of 8 octets instead of 16");
  }

  @Test
  void takesGarbageUnderLuckyPaddingForAWrongPassphrase() {
    EncryptedPrivateKeyInfo locked = quicklyLocked();
    for (int i = 0; i < 2_000; i++) {
      char[] wrong = ("wrong " + i).toCharArray();

      assertThatThrownBy(() -> locked.decrypt(wrong))
          .isInstanceOfSatisfying(
              MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.WRONG_PASSPHRASE));
    }
  }

  @Test
  void throwsNothingElseForDamagedStructures() {
    byte[] der = quicklyLocked().encoded();
    Random random = new Random(20260103);
    int opened = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] damaged = der.clone();
      damaged[random.nextInt(90)] = (byte) random.nextInt(256);
      try {
        EncryptedPrivateKeyInfo.decode(damaged).decrypt("right".toCharArray());
        opened++;
      } catch (MinicaException refused) {
        assertThat(refused.kind()).isIn(Kind.BAD_INPUT, Kind.WRONG_PASSPHRASE);
      }
    }
    assertThat(opened).as("octets that were replaced by themselves").isLessThan(100);
  }

  @Test
  void refusesAnEmptyPassphraseForWriting() {
    assertThatThrownBy(() -> EncryptedPrivateKeyInfo.encrypt(KEY, new char[0], RANDOM))
        .hasMessage("an empty passphrase protects nothing");
  }

  @Test
  void refusesHalfASurrogatePair() {
    assertThatThrownBy(() -> EncryptedPrivateKeyInfo.encrypt(KEY, new char[] {'\ud834'}, RANDOM))
        .hasMessage("the password is not Unicode text");
  }

  /** One iteration, so that a test can try thousands of passphrases. */
  private static EncryptedPrivateKeyInfo quicklyLocked() {
    try (PasswordOctets password = PasswordOctets.utf8("right".toCharArray())) {
      return EncryptedPrivateKeyInfo.encrypt(KEY, Pbes2.under(password, 1, new byte[16]), RANDOM);
    }
  }

  private static DERSequence pbkdf2(byte[] salt, BigInteger iterations) {
    return AlgorithmIds.of(
        Pbkdf2.OID, new DERSequence(new DEROctetString(salt), new ASN1Integer(iterations)));
  }

  private static DERSequence scrypt(String n, String r, String p) {
    return AlgorithmIds.of(
        Scrypt.OID,
        new DERSequence(
            new ASN1Encodable[] {
              new DEROctetString(new byte[16]), integer(n), integer(r), integer(p)
            }));
  }

  private static ASN1Integer integer(String value) {
    return new ASN1Integer(new BigInteger(value));
  }

  private static byte[] locked(DERSequence derivation, DERSequence cipher, byte[] encrypted) {
    DERSequence pbes2 =
        AlgorithmIds.of("1.2.840.113549.1.5.13", new DERSequence(derivation, cipher));
    return Der.encode(new DERSequence(pbes2, new DEROctetString(encrypted)));
  }

  private static void assertRefused(DERSequence derivation, String reason) {
    assertRefused(locked(derivation, AES_256, new byte[16]), reason);
  }

  private static void assertRefused(byte[] der, String reason) {
    assertThatThrownBy(() -> EncryptedPrivateKeyInfo.decode(der).decrypt(new char[] {'x'}))
        .isInstanceOfSatisfying(
            MinicaException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.BAD_INPUT);
              assertThat(e.hint()).isPresent();
            })
        .hasMessageContaining(reason);
  }
}
