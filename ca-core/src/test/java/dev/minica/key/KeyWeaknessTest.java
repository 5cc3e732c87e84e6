package dev.minica.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.minica.internal.asn1.Der;
import dev.minica.key.KeyWeakness.Flaw;
import dev.minica.testing.Tool;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyWeaknessTest {

  private static final BigInteger F4 = BigInteger.valueOf(65_537);
  private static final BigInteger SOUND = rsaModulus();

  private final SecureRandom random = new SecureRandom();

  @ParameterizedTest
  @EnumSource
  void keysMadeHereHaveNone(KeyAlgorithm algorithm) {
    assertThat(KeyWeakness.of(KeyPairs.generate(algorithm, random).publicKey())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "RSA, rsa_keygen_bits:2048",
    "RSA, rsa_keygen_bits:2056",
    "EC, ec_paramgen_curve:P-256",
    "EC, ec_paramgen_curve:P-384",
    "EC, ec_paramgen_curve:P-521"
  })
  void keysOfOpensslHaveNone(String algorithm, String option) {
    assertThat(KeyWeakness.of(openssl(algorithm, option))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "RSA, rsa_keygen_bits:1024, SHORT_MODULUS, 'RSA modulus has 1024 bits, fewer than 2048'",
    "RSA, rsa_keygen_bits:2047, SHORT_MODULUS, 'RSA modulus has 2047 bits, fewer than 2048'",
    "RSA, rsa_keygen_pubexp:3, BAD_EXPONENT, RSA exponent 3 is below 65537",
    "EC, ec_paramgen_curve:secp256k1, UNUSUAL_CURVE, "
        + "'EC curve 1.3.132.0.10 is not P-256, P-384 or P-521'",
    "EC, ec_paramgen_curve:brainpoolP256r1, UNUSUAL_CURVE, "
        + "'EC curve 1.3.36.3.3.2.8.1.1.7 is not P-256, P-384 or P-521'"
  })
  void whatOpensslMakesAndNobodyShouldCertify(
      String algorithm, String option, Flaw flaw, String words) {
    assertThat(KeyWeakness.of(openssl(algorithm, option)))
        .containsExactly(new KeyWeakness(flaw, words));
  }

  @Test
  void aCurveSpelledOutInParametersIsRefusedThoughItIsAKnownOne() {
    SubjectPublicKeyInfo key = openssl("EC", "ec_paramgen_curve:P-256", "ec_param_enc:explicit");

    assertThat(flaws(key)).containsExactly(Flaw.EXPLICIT_CURVE);
  }

  /** Moduli that the finders of the flaw published; each comes from a chip that had it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "9dcd7420e420c270a68060eb8b5aa7457a9f6648f86fafed2775cc1f79ae962f1e63f1b9e51c55f9ea6fdc73"
            + "32e9b0058c9ff2eb1fc89855029cf6aafe21e689feb38ac9ffb12f1ce371bb5d0e9aae64161abce74b"
            + "4244bf68f1edb4411f756a097c8929c14740245ea355f8332d1aa36bb50c7dcb4505da8de02e4e53d3"
            + "8f8df06097da7524df0df93db48eac8cc4af2d3a16257eb2b2adca6ba464e5974fa92550d31b1babf1"
            + "61e7692d00b86e3dd886ecab4abfbe1a8f8cc263ff4af55cdb45f4249a5193925f5e983d762f0b6800"
            + "943eb0267b08f42ed311ce1f5c86eacbc8ce4d3cb7a2fee1ef5641423a1cf4114e5ecf50034a60a412"
            + "523af9e6f4aa11",
        "1a9c5a687db8fb2a30f82dff8dda154c291ef27b04b25e185b8ab20c4c6a5f604859fe59ede54a0af7c0e728"
            + "8800ad7193bb731a5bf1e1170d7a1c66930d41ea3eb21dedf7b8af5d42a91c34f72045b96efd57cb18"
            + "2301ddcc26967e5508e9ab889986d57e837dfe70f99fc37c498f43c17c3b9b064cf704443d7a033e03"
            + "a821697aabf30fb29ee7d33b3767965a89058e3b39754bd3a1c007d28a23b0cfa79f9d711ac6e4c4b4"
            + "f77b0634b1ecd68591af03c7d53b62a5f2d91163d4ef4f8f26831ae461ed85ec5f788c5123ffc12c87"
            + "420fdcfea1d1b4a52c3521824fb3998348739b62a986d8e76b2289bc2eb8bc06d138147851b83a0718"
            + "3d210559f906321"
      })
  void keysOfTheBrokenGeneratorAreRecognized(String modulus) {
    assertThat(flaws(rsa(new BigInteger(modulus, 16), F4))).containsExactly(Flaw.ROCA);
  }

  @Test
  void primesNextToEachOtherAreFound() {
    BigInteger prime = BigInteger.probablePrime(1024, random);

    assertThat(flaws(rsa(prime.multiply(prime.nextProbablePrime()), F4)))
        .contains(Flaw.CLOSE_PRIMES);
  }

  /** Fermat's method takes (sqrt(p) - sqrt(q))^2 / 2 rounds. */
  @ParameterizedTest
  @CsvSource({"515, true", "520, false"})
  void primesThatDifferInTheirLowerHalfAreFoundIfAHundredRoundsDo(int differing, boolean found) {
    BigInteger p = atLeast(BigInteger.ONE.shiftLeft(1023).add(BigInteger.ONE.shiftLeft(1022)));
    BigInteger q = atLeast(p.add(BigInteger.ONE.shiftLeft(differing)));

    assertThat(flaws(rsa(p.multiply(q), F4)).contains(Flaw.CLOSE_PRIMES)).isEqualTo(found);
  }

  @Test
  void aSquareIsNoModulus() {
    BigInteger prime = BigInteger.probablePrime(1030, random);

    assertThat(flaws(rsa(prime.pow(2), F4))).containsExactly(Flaw.CLOSE_PRIMES);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 751, 757, 1021})
  void aSmallFactorIsNamed(int factor) {
    BigInteger modulus = SOUND.multiply(BigInteger.valueOf(factor));

    assertThat(KeyWeakness.of(rsa(modulus, F4)))
        .containsExactly(
            new KeyWeakness(Flaw.SMALL_FACTOR, "RSA modulus is divisible by " + factor));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 'RSA exponent 1 is below 65537'",
    "65535, 'RSA exponent 65535 is below 65537'",
    "65538, 'RSA exponent 65538 is even'",
    "36893488147419103233, 'RSA exponent has 66 bits, more than 64'"
  })
  void anExponentMustBeOddAndNeitherSmallNorHuge(BigInteger exponent, String words) {
    assertThat(KeyWeakness.of(rsa(SOUND, exponent)))
        .containsExactly(new KeyWeakness(Flaw.BAD_EXPONENT, words));
  }

  @Test
  void eachWeaknessIsToldNotOnlyTheFirst() {
    assertThat(flaws(rsa(BigInteger.valueOf(15), BigInteger.TWO)))
        .containsExactly(Flaw.SHORT_MODULUS, Flaw.BAD_EXPONENT, Flaw.SMALL_FACTOR);
  }

  @Test
  void noArithmeticIsDoneWithAModulusOverTheBound() {
    BigInteger huge = BigInteger.ONE.shiftLeft(8_000_000).add(BigInteger.ONE);

    assertThat(flaws(rsa(huge, F4))).containsExactly(Flaw.LONG_MODULUS);
  }

  /** Seconds would be an attack; the bound is far above what it takes on a busy machine. */
  @Test
  void theLargestModulusThatIsLookedIntoTakesNotLong() {
    BigInteger modulus = new BigInteger(16_383, random).setBit(16_383).setBit(0);

    assertThat(assertTimeout(Duration.ofSeconds(2), () -> flaws(rsa(modulus, F4))))
        .doesNotContain(Flaw.LONG_MODULUS);
  }

  @Test
  void numbersThatAreNotPositiveAreMalformed() {
    for (int modulus = -3; modulus <= 0; modulus++) {
      assertThat(flaws(rsa(BigInteger.valueOf(modulus), F4))).containsExactly(Flaw.MALFORMED);
      assertThat(flaws(rsa(SOUND, BigInteger.valueOf(modulus)))).containsExactly(Flaw.MALFORMED);
    }
  }

  @Test
  void anRsaKeyThatIsNoneIsMalformed() {
    AlgorithmIdentifier rsa = algorithm("1.2.840.113549.1.1.1", DERNull.INSTANCE);

    assertThat(flaws(key(rsa, new byte[0]))).containsExactly(Flaw.MALFORMED);
    assertThat(flaws(key(rsa, new byte[] {0x30, 0}))).containsExactly(Flaw.MALFORMED);
    assertThat(flaws(key(rsa, new byte[] {0x30, 2, 5, 0}))).containsExactly(Flaw.MALFORMED);
  }

  @Test
  void anRsaKeyOfThreeNumbersIsMalformed() {
    ASN1Integer three = new ASN1Integer(3);
    DERSequence numbers =
        new DERSequence(new ASN1Encodable[] {new ASN1Integer(SOUND), new ASN1Integer(F4), three});

    assertThat(flaws(key(algorithm("1.2.840.113549.1.1.1", DERNull.INSTANCE), Der.encode(numbers))))
        .containsExactly(Flaw.MALFORMED);
  }

  @Test
  void anRsaKeyWithoutParametersIsMalformed() {
    byte[] numbers = Der.encode(new RSAPublicKey(SOUND, F4));

    assertThat(flaws(key(algorithm("1.2.840.113549.1.1.1", null), numbers)))
        .containsExactly(Flaw.MALFORMED);
  }

  @Test
  void anEcPointMustBeOnItsCurve() {
    byte[] point = KeyPairs.generate(KeyAlgorithm.EC_P256, random).publicKey().keyBits();
    point[64] ^= 1;

    assertThat(KeyWeakness.of(p256(point)))
        .containsExactly(new KeyWeakness(Flaw.BAD_POINT, "EC point is not on the curve ec-p256"));
  }

  @Test
  void coordinatesMustBeBelowTheFieldsPrime() {
    byte[] point = new byte[65];
    Arrays.fill(point, (byte) 0xff);
    point[0] = 4;

    assertThat(flaws(p256(point))).containsExactly(Flaw.BAD_POINT);
  }

  @Test
  void thePointAtInfinityIsNoKey() {
    assertThat(KeyWeakness.of(p256(new byte[1])))
        .containsExactly(new KeyWeakness(Flaw.BAD_POINT, "EC point is the one at infinity"));
  }

  @Test
  void aCompressedPointIsRefusedSinceClientsDoNotReadIt() {
    byte[] key = Tool.named("openssl").run("ecparam", "-genkey", "-name", "P-256").out();

    assertThat(flaws(publicHalf(key, "-ec_conv_form", "compressed")))
        .containsExactly(Flaw.COMPRESSED_POINT);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 32, 33, 64, 66, 97})
  void anEcPointOfAnotherLengthIsMalformed(int octets) {
    byte[] point = new byte[octets];
    if (octets > 0) {
      point[0] = 4;
    }

    assertThat(flaws(p256(point))).containsExactly(Flaw.MALFORMED);
  }

  @Test
  void anEcKeyWithoutCurveIsMalformed() {
    byte[] point = KeyPairs.generate(KeyAlgorithm.EC_P256, random).publicKey().keyBits();

    for (ASN1Encodable parameters : new ASN1Encodable[] {null, DERNull.INSTANCE}) {
      assertThat(flaws(key(algorithm("1.2.840.10045.2.1", parameters), point)))
          .containsExactly(Flaw.MALFORMED);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "ED448", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87"})
  void aKeyOfFixedLengthMustHaveIt(KeyAlgorithm algorithm) {
    SubjectPublicKeyInfo sound = KeyPairs.generate(algorithm, random).publicKey();
    byte[] bits = sound.keyBits();

    for (int octets : new int[] {0, bits.length - 1, bits.length + 1}) {
      byte[] other = Arrays.copyOf(bits, octets);
      assertThat(flaws(key(algorithm(sound.algorithmOid(), null), other)))
          .containsExactly(Flaw.MALFORMED);
    }
    assertThat(flaws(key(algorithm(sound.algorithmOid(), DERNull.INSTANCE), bits)))
        .containsExactly(Flaw.MALFORMED);
  }

  @ParameterizedTest
  @CsvSource({"1.3.101.112, 32", "1.3.101.113, 57"})
  void anEdwardsPointOfSmallOrderIsNoKey(String oid, int octets) {
    byte[] neutral = new byte[octets];
    neutral[0] = 1;

    assertThat(flaws(key(algorithm(oid, null), neutral))).containsExactly(Flaw.BAD_POINT);
    assertThat(flaws(key(algorithm(oid, null), new byte[octets]))).containsExactly(Flaw.BAD_POINT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.3.101.110", "1.2.840.10040.4.1", "1.2.840.113549.1.1.10", "1.2.3"})
  void aKeyOfAnotherAlgorithmIsNamed(String oid) {
    assertThat(KeyWeakness.of(key(algorithm(oid, null), new byte[32])))
        .singleElement()
        .satisfies(
            weakness -> {
              assertThat(weakness.flaw()).isEqualTo(Flaw.UNKNOWN_ALGORITHM);
              assertThat(weakness.words()).contains(oid).contains("ed25519");
            });
  }

  private static List<Flaw> flaws(SubjectPublicKeyInfo key) {
    return KeyWeakness.of(key).stream().map(KeyWeakness::flaw).toList();
  }

  private static BigInteger atLeast(BigInteger number) {
    return number.subtract(BigInteger.ONE).nextProbablePrime();
  }

  private static BigInteger rsaModulus() {
    byte[] bits =
        KeyPairs.generate(KeyAlgorithm.RSA_2048, new SecureRandom()).publicKey().keyBits();
    return RSAPublicKey.getInstance(bits).getModulus();
  }

  private static SubjectPublicKeyInfo openssl(String algorithm, String... options) {
    List<Object> arguments = new ArrayList<>(List.of("genpkey", "-algorithm", algorithm));
    for (String option : options) {
      arguments.addAll(List.of("-pkeyopt", option));
    }
    byte[] key = Tool.named("openssl").run(arguments.toArray()).succeeded().out();
    return publicHalf(key);
  }

  private static SubjectPublicKeyInfo publicHalf(byte[] key, Object... options) {
    List<Object> arguments = new ArrayList<>(List.of("pkey", "-pubout", "-outform", "DER"));
    arguments.addAll(List.of(options));
    return SubjectPublicKeyInfo.decode(
        Tool.named("openssl").feed(key, arguments.toArray()).succeeded().out());
  }

  private static SubjectPublicKeyInfo rsa(BigInteger modulus, BigInteger exponent) {
    return key(
        algorithm("1.2.840.113549.1.1.1", DERNull.INSTANCE),
        Der.encode(new RSAPublicKey(modulus, exponent)));
  }

  private static SubjectPublicKeyInfo p256(byte[] point) {
    return key(
        algorithm("1.2.840.10045.2.1", new ASN1ObjectIdentifier("1.2.840.10045.3.1.7")), point);
  }

  private static AlgorithmIdentifier algorithm(String oid, ASN1Encodable parameters) {
    return new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid), parameters);
  }

  private static SubjectPublicKeyInfo key(AlgorithmIdentifier algorithm, byte[] bits) {
    return SubjectPublicKeyInfo.decode(
        Der.encode(new DERSequence(new ASN1Encodable[] {algorithm, new DERBitString(bits)})));
  }
}
