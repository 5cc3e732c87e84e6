package dev.minica.cli.conformance;

import java.math.BigInteger;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;

/** Octets that are nearly DER (X.690), and keys in good DER that are none. */
final class BadDer {

  private static final String RSA = "1.2.840.113549.1.1.1";
  private static final String EC = "1.2.840.10045.2.1";
  private static final String P256 = "1.2.840.10045.3.1.7";
  private static final String PBES2 = "1.2.840.113549.1.5.13";
  private static final String PBKDF2 = "1.2.840.113549.1.5.12";
  private static final String SCRYPT = "1.3.6.1.4.1.11591.4.11";
  private static final String AES_256_CBC = "2.16.840.1.101.3.4.1.42";
  private static final BigInteger TWO = BigInteger.TWO;

  private final byte[] good;

  /**
   * @param good a private key in DER, to be damaged
   */
  BadDer(byte[] good) {
    this.good = good;
  }

  Stream<BadInput> all() {
    return Stream.of(damaged(), lengths(), locked(), keys()).flatMap(inputs -> inputs);
  }

  private Stream<BadInput> damaged() {
    byte[] noise = new byte[1 << 16];
    new Random(1).nextBytes(noise);
    byte[] sequenceOfNoise = noise.clone();
    sequenceOfNoise[0] = 0x30;
    byte[] flipped = good.clone();
    flipped[good.length / 4] ^= 0x55;
    return Stream.of(
        octets("one octet", new byte[] {0x30}),
        octets("zeros", new byte[4096]),
        octets("noise", noise),
        octets("a sequence of noise", sequenceOfNoise),
        octets("half a key", Arrays.copyOf(good, good.length / 2)),
        octets("a key short of one octet", Arrays.copyOf(good, good.length - 1)),
        octets("a key and one octet more", Arrays.copyOf(good, good.length + 1)),
        octets("a key with an octet that differs", flipped),
        octets("a compressed file", HexFormat.of().parseHex("1f8b0800000000000003")),
        octets("a key store", HexFormat.of().parseHex("feedfeed0000000200000000")));
  }

  private static Stream<BadInput> lengths() {
    return Stream.of(
        octets("2 GiB announced", "30847fffffff0201"),
        octets("2^63 octets announced", "3088ffffffffffffffff0201"),
        octets("a length of 126 octets", "30fe" + "01".repeat(126)),
        octets("no end", "3080020101"),
        octets("an integer without octets", "30020200"),
        octets("100,000 open sequences", "3080".repeat(100_000)),
        octets("10,000 sequences in each other", nested(10_000)));
  }

  /** Each sequence holds the next; lengths of four octets make all headers alike. */
  private static byte[] nested(int depth) {
    byte[] nest = new byte[6 * depth];
    for (int i = 0; i < depth; i++) {
      int rest = 6 * (depth - i - 1);
      nest[6 * i] = 0x30;
      nest[6 * i + 1] = (byte) 0x84;
      for (int octet = 0; octet < 4; octet++) {
        nest[6 * i + 2 + octet] = (byte) (rest >>> (24 - 8 * octet));
      }
    }
    return nest;
  }

  private static Stream<BadInput> locked() {
    byte[] salt = new byte[16];
    DERSequence aes = algorithm(AES_256_CBC, new DEROctetString(salt));
    return Stream.of(
        locked("2^31 iterations", pbkdf2(salt, TWO.pow(31)), aes),
        locked("2^63 iterations", pbkdf2(salt, TWO.pow(63)), aes),
        locked("2^31 - 1 iterations", pbkdf2(salt, TWO.pow(31).subtract(BigInteger.ONE)), aes),
        locked("no iteration", pbkdf2(salt, BigInteger.ZERO), aes),
        locked("fewer iterations than none", pbkdf2(salt, BigInteger.ONE.negate()), aes),
        locked("scrypt with 2^40 blocks", scrypt(salt, TWO.pow(40)), aes),
        locked("scrypt with 2^24 blocks", scrypt(salt, TWO.pow(24)), aes),
        locked(
            "an unknown cipher",
            pbkdf2(salt, TWO.pow(10)),
            algorithm("1.2.3.4", new DEROctetString(salt))),
        locked(
            "a vector of one octet",
            pbkdf2(salt, TWO.pow(10)),
            algorithm(AES_256_CBC, new DEROctetString(new byte[1]))),
        octets("encryption of no kind", der(new DERSequence(new DERSequence()))));
  }

  private static DERSequence pbkdf2(byte[] salt, BigInteger iterations) {
    return algorithm(PBKDF2, sequence(new DEROctetString(salt), new ASN1Integer(iterations)));
  }

  private static DERSequence scrypt(byte[] salt, BigInteger blocks) {
    return algorithm(
        SCRYPT,
        sequence(
            new DEROctetString(salt),
            new ASN1Integer(blocks),
            new ASN1Integer(8),
            new ASN1Integer(1)));
  }

  private static BadInput locked(String what, DERSequence derivation, DERSequence cipher) {
    DERSequence pbes2 = algorithm(PBES2, sequence(derivation, cipher));
    return octets(what, der(sequence(pbes2, new DEROctetString(new byte[64]))));
  }

  private static Stream<BadInput> keys() {
    ASN1ObjectIdentifier p256 = new ASN1ObjectIdentifier(P256);
    return Stream.of(
        key("of an unknown algorithm", "1.2.3.4", DERNull.INSTANCE, new byte[32]),
        key("of a version to come", 77, RSA, DERNull.INSTANCE, new byte[32]),
        key("RSA of a million bits", RSA, DERNull.INSTANCE, rsa(TWO.pow(1_000_000))),
        key("RSA of 16 bits", RSA, DERNull.INSTANCE, rsa(BigInteger.valueOf(65521))),
        key("RSA modulo zero", RSA, DERNull.INSTANCE, rsa(BigInteger.ZERO)),
        key("RSA modulo less than zero", RSA, DERNull.INSTANCE, rsa(TWO.pow(2048).negate())),
        key("RSA with noise inside", RSA, DERNull.INSTANCE, new byte[100]),
        key("on an unknown curve", EC, new ASN1ObjectIdentifier("1.2.3"), ec(BigInteger.TEN)),
        key("on no curve", EC, DERNull.INSTANCE, ec(BigInteger.TEN)),
        key("EC of zero", EC, p256, ec(BigInteger.ZERO)),
        key("EC over the curve's order", EC, p256, ec(TWO.pow(256).subtract(BigInteger.ONE))),
        key("DSA", "1.2.840.10040.4.1", sequence(), new byte[] {2, 1, 5}),
        key("Ed25519 of 31 octets", "1.3.101.112", null, der(new DEROctetString(new byte[31]))),
        key("Ed448 of 32 octets", "1.3.101.113", null, der(new DEROctetString(new byte[32]))),
        key("ML-DSA of 7 octets", "2.16.840.1.101.3.4.3.17", null, new byte[7]));
  }

  /** RSAPrivateKey (RFC 8017 appendix A.1.2) whose numbers have nothing to do with each other. */
  private static byte[] rsa(BigInteger modulus) {
    ASN1Integer small = new ASN1Integer(65537);
    return der(
        sequence(
            new ASN1Integer(0),
            new ASN1Integer(modulus),
            small,
            small,
            small,
            small,
            small,
            small,
            small));
  }

  /** ECPrivateKey (RFC 5915 section 3). */
  private static byte[] ec(BigInteger scalar) {
    byte[] octets = new byte[32];
    byte[] number = scalar.toByteArray();
    int from = Math.max(0, number.length - octets.length);
    System.arraycopy(
        number, from, octets, from == 0 ? 32 - number.length : 0, number.length - from);
    return der(sequence(new ASN1Integer(1), new DEROctetString(octets)));
  }

  private static BadInput key(String what, String oid, ASN1Encodable parameters, byte[] content) {
    return key(what, 0, oid, parameters, content);
  }

  /** PrivateKeyInfo (RFC 5208 section 5). */
  private static BadInput key(
      String what, int version, String oid, ASN1Encodable parameters, byte[] content) {
    return octets(
        "a key " + what,
        der(
            sequence(
                new ASN1Integer(version),
                algorithm(oid, parameters),
                new DEROctetString(content))));
  }

  private static DERSequence algorithm(String oid, ASN1Encodable parameters) {
    ASN1ObjectIdentifier algorithm = new ASN1ObjectIdentifier(oid);
    return parameters == null ? sequence(algorithm) : sequence(algorithm, parameters);
  }

  private static DERSequence sequence(ASN1Encodable... fields) {
    return new DERSequence(fields);
  }

  private static byte[] der(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded("DER");
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private static BadInput octets(String what, String hex) {
    return octets(what, HexFormat.of().parseHex(hex));
  }

  private static BadInput octets(String what, byte[] content) {
    return new BadInput(what, place -> Files.write(place, content));
  }
}
