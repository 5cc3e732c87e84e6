package dev.minica.lint;

import static dev.minica.lint.RawCertificate.algorithm;
import static dev.minica.lint.RawCertificate.hex;
import static dev.minica.lint.RawCertificate.text;
import static dev.minica.lint.Sound.client;
import static dev.minica.lint.Sound.intermediate;
import static dev.minica.lint.Sound.server;

import dev.minica.key.KeyAlgorithm;
import dev.minica.x509.Extension;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** Breaches of the rules on keys, signatures and lifetimes. */
final class AlgorithmDefects {

  private static final String RSA = "1.2.840.113549.1.1.1";
  private static final String SHA256_WITH_RSA = "1.2.840.113549.1.1.11";
  private static final String PSS = "1.2.840.113549.1.1.10";
  private static final String EC = "1.2.840.10045.2.1";
  private static final String P256 = "0608 2a8648ce3d030107";
  private static final String ECDSA = "1.2.840.10045.4.3.2";
  private static final String ED25519 = "1.3.101.112";
  private static final String X25519 = "1.3.101.110";
  private static final String ML_DSA_44 = "2.16.840.1.101.3.4.3.17";
  private static final byte[] POINT = Keys.octets(KeyAlgorithm.EC_P256);
  private static final byte[] ECDSA_SIGNATURE = hex("3006 020101 020101");
  private static final String BOTH = "030203 88";

  private AlgorithmDefects() {}

  static List<Defect> ofRsaAndEc() {
    byte[] rsaKey = Keys.octets(KeyAlgorithm.RSA_2048);
    return List.of(
        Defect.of(server().key(algorithm(RSA), rsaKey), "rfc3279/rsa-key-parameters-null"),
        Defect.of(
            server().signed(algorithm(SHA256_WITH_RSA), new byte[256]),
            "rfc4055/rsa-signature-parameters-null"),
        Defect.of(server().signed(algorithm(PSS), new byte[256]), "rfc4055/pss-parameters-present"),
        Defect.of(
            server().signed(algorithm(ECDSA), new byte[64]),
            "rfc3279/ecdsa-signature-of-two-integers"),
        Defect.of(
            server().signed(algorithm(ECDSA, "0500"), ECDSA_SIGNATURE),
            "rfc5758/ecdsa-signature-parameters-absent"),
        Defect.of(server().key(algorithm(EC, "3000"), POINT), "rfc5480/ec-key-names-curve"),
        Defect.of(
            server().key(algorithm(EC, P256), hybrid()),
            "rfc5480/ec-point-uncompressed-or-compressed"),
        Defect.of(server().with(Extension.KEY_USAGE, true, "030205 a0"), "rfc8813/ec-key-usage"),
        Defect.of(server().key(algorithm(EC, "0605 2b8104000a"), POINT), "cabf/curve-of-three"),
        Defect.of(
            server().signed(algorithm("1.2.840.113549.1.1.5", "0500"), new byte[256]),
            "cabf/no-digests-that-collide"));
  }

  static List<Defect> ofEdwardsAndMlDsa() {
    byte[] key = Keys.octets(KeyAlgorithm.ED25519);
    return List.of(
        Defect.of(client().key(algorithm(ED25519, "0500"), key), "rfc8410/key-parameters-absent"),
        Defect.of(
            client().signed(algorithm(ED25519, "0500"), new byte[64]),
            "rfc8410/signature-parameters-absent"),
        Defect.of(
            client().key(algorithm(ED25519), hex("0420" + "11".repeat(32))), "rfc8410/key-length"),
        Defect.of(client().signed(algorithm(ED25519), new byte[63]), "rfc8410/signature-length"),
        Defect.of(
            client().key(algorithm(ED25519), key).with(Extension.KEY_USAGE, true, BOTH),
            "rfc9295/edwards-key-usage"),
        Defect.of(
            client().key(algorithm(X25519), key).with(Extension.KEY_USAGE, true, BOTH),
            "rfc9295/montgomery-key-usage"),
        Defect.of(server().key(algorithm(ED25519), key), "clients/browsers-without-edwards-keys"),
        Defect.of(
            client().key(algorithm(ML_DSA_44, "0500"), new byte[1312]),
            "rfc9881/key-parameters-absent"),
        Defect.of(
            client().signed(algorithm(ML_DSA_44, "0500"), new byte[2420]),
            "rfc9881/signature-parameters-absent"),
        Defect.of(client().key(algorithm(ML_DSA_44), new byte[1316]), "rfc9881/key-length"),
        Defect.of(
            client().signed(algorithm(ML_DSA_44), new byte[2419]), "rfc9881/signature-length"),
        Defect.of(
            client()
                .key(algorithm(ML_DSA_44), new byte[1312])
                .with(Extension.KEY_USAGE, true, BOTH),
            "rfc9881/ml-dsa-key-usage"),
        Defect.of(
            server().key(algorithm(ML_DSA_44), new byte[1312]), "clients/few-clients-know-ml-dsa"));
  }

  static List<Defect> ofLifetimesAndNumbers() {
    return List.of(
        Defect.of(
            server().validity(text(0x17, "260101000000Z"), text(0x17, "270203000000Z")),
            "cabf/server-lifetime"),
        Defect.of(
            server().validity(text(0x17, "260401000000Z"), text(0x17, "261018000000Z")),
            "cabf/server-lifetime"),
        Defect.of(
            server().validity(text(0x17, "260101000000Z"), text(0x17, "280405000000Z")),
            "clients/apple-server-lifetime",
            "cabf/server-lifetime"),
        Defect.of(intermediate().serialNumber("020101"), "cabf/serial-number-64-bits"));
  }

  /** The third form of X9.62, which has the point in full and a sign. */
  private static byte[] hybrid() {
    byte[] point = POINT.clone();
    point[0] = (byte) (6 + (point[64] & 1));
    return point;
  }

  static List<Defect> ofWeakKeys() {
    return List.of(
        rsa("cabf/rsa-modulus-of-2048-bits", Keys.modulus(1024), 65_537),
        rsa("cabf/rsa-exponent-sound", Keys.modulus(2048), 3),
        rsa("cabf/rsa-without-small-factors", Keys.modulusWithFactor(3), 65_537),
        rsa("cabf/rsa-not-of-broken-generator", Keys.modulusOfBrokenGenerator(), 65_537),
        rsa("cabf/rsa-without-close-primes", Keys.modulusOfNeighbours(), 65_537),
        rsa("clients/rsa-modulus-up-to-16384-bits", Keys.largeNumber(), 65_537),
        Defect.of(
            server().key(algorithm(EC, P256), hex("04" + "11".repeat(64))), "cabf/point-on-curve"),
        Defect.of(server().key(algorithm(EC, P256), compressed()), "clients/point-uncompressed"));
  }

  private static Defect rsa(String id, BigInteger modulus, long exponent) {
    return Defect.of(server().key(algorithm(RSA, "0500"), Keys.rsa(modulus, exponent)), id);
  }

  private static byte[] compressed() {
    byte[] point = Arrays.copyOf(POINT, 33);
    point[0] = (byte) (2 + (POINT[64] & 1));
    return point;
  }
}
