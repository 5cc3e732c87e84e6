package dev.minica.tls.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KeyAgreement;
import javax.crypto.interfaces.DHPublicKey;
import javax.crypto.spec.DHParameterSpec;
import javax.crypto.spec.DHPublicKeySpec;
import org.bouncycastle.crypto.agreement.DHStandardGroups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedGroupTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  @ParameterizedTest
  @EnumSource
  void bothComeToTheSameSecretAlsoFromARestoredKey(NamedGroup named) {
    Group group = named.group();
    KeyShare client = group.generate(RANDOM);
    Agreement server = group.answer(client.publicShare(), RANDOM);

    byte[] secret = client.agree(server.publicShare()).octets();
    KeyShare restored = group.restore(client.privateKey().octets());

    assertThat(server.sharedSecret().octets()).isEqualTo(secret);
    assertThat(restored.publicShare()).isEqualTo(client.publicShare());
    assertThat(restored.agree(server.publicShare()).octets()).isEqualTo(secret);
    assertThat(NamedGroup.ofId(named.id())).contains(named);
  }

  /** draft-ietf-tls-ecdhe-mlkem section 4; RFC 8446 section 4.2.8; RFC 7919. */
  @ParameterizedTest
  @CsvSource({
    "SECP256R1, 65, 65, 32",
    "SECP384R1, 97, 97, 48",
    "SECP521R1, 133, 133, 66",
    "X25519, 32, 32, 32",
    "X448, 56, 56, 56",
    "FFDHE2048, 256, 256, 256",
    "FFDHE8192, 1024, 1024, 1024",
    "X25519MLKEM768, 1216, 1120, 64",
    "SECP256R1MLKEM768, 1249, 1153, 64",
    "SECP384R1MLKEM1024, 1665, 1665, 80",
  })
  void sharesAndSecretsAreAsLongAsTheyMustBe(
      NamedGroup named, int clientLength, int serverLength, int secretLength) {
    KeyShare client = named.group().generate(RANDOM);
    Agreement server = named.group().answer(client.publicShare(), RANDOM);

    assertThat(client.publicShare()).hasSize(clientLength);
    assertThat(server.publicShare()).hasSize(serverLength);
    assertThat(server.sharedSecret().output().length()).isEqualTo(secretLength);
  }

  @ParameterizedTest
  @EnumSource
  void rubbishIsNoShare(NamedGroup named) {
    KeyShare share = named.group().generate(RANDOM);
    int length = named.group().answer(share.publicShare(), RANDOM).publicShare().length;

    assertRefused(() -> share.agree(new byte[0]));
    assertRefused(() -> share.agree(new byte[length]));
    assertRefused(() -> named.group().answer(new byte[0], RANDOM));
    assertRefused(() -> named.group().answer(new byte[share.publicShare().length], RANDOM));
    byte[] ones = new byte[share.publicShare().length];
    Arrays.fill(ones, (byte) 0xff);
    if (!named.label().startsWith("x")) {
      assertRefused(() -> named.group().answer(ones, RANDOM));
    }
  }

  private static void assertRefused(Runnable agreement) {
    assertThatThrownBy(agreement::run)
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_INPUT))
        .hasMessageContaining("refused");
  }

  @Test
  void aPointBesideTheCurveOrInAnotherFormIsRefused() {
    KeyShare share = NamedGroup.SECP256R1.group().generate(RANDOM);
    byte[] beside = NamedGroup.SECP256R1.group().generate(RANDOM).publicShare();
    byte[] compressed = Arrays.copyOf(beside, 33);
    compressed[0] = 2;
    byte[] hybrid = beside.clone();
    hybrid[0] = (byte) (6 | (beside[64] & 1));
    beside[64] ^= 1;

    assertThatThrownBy(() -> share.agree(beside)).hasMessageContaining("not on the curve");
    assertThatThrownBy(() -> share.agree(compressed)).hasMessageContaining("33 octets");
    assertThatThrownBy(() -> share.agree(hybrid)).hasMessageContaining("uncompressed");
  }

  /** RFC 7748 section 6: points of small order lead to zeros whatever the private key. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
      })
  void aPointOfSmallOrderIsRefused(String share) {
    KeyShare own = NamedGroup.X25519.group().generate(RANDOM);

    assertThatThrownBy(() -> own.agree(HexFormat.of().parseHex(share)))
        .hasMessageContaining("zeros");
  }

  @Test
  void powersThatAnybodyKnowsAreRefused() {
    KeyShare share = NamedGroup.FFDHE2048.group().generate(RANDOM);
    BigInteger p = DHStandardGroups.rfc7919_ffdhe2048.getP();

    for (BigInteger bad :
        new BigInteger[] {
          BigInteger.ZERO, BigInteger.ONE, p.subtract(BigInteger.ONE), p, p.add(BigInteger.TWO)
        }) {
      assertThatThrownBy(() -> share.agree(bad.toByteArray())).hasMessageContaining("refused");
    }
  }

  @Test
  void anEncapsulationKeyOutOfRangeIsRefused() {
    Group group = NamedGroup.X25519MLKEM768.group();
    byte[] share = group.generate(RANDOM).publicShare();
    share[0] = (byte) 0xff; // the first coefficient becomes 0xfff, over q = 3329
    share[1] |= 0x0f;

    assertThatThrownBy(() -> group.answer(share, RANDOM)).hasMessageContaining("encapsulation");
  }

  @ParameterizedTest
  @CsvSource({"SECP256R1", "SECP384R1", "SECP521R1"})
  void theJdkAgreesOnCurves(NamedGroup named) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(named.label()));
    KeyPair jdk = generator.generateKeyPair();
    ECPublicKey key = (ECPublicKey) jdk.getPublic();
    KeyShare own = named.group().generate(RANDOM);
    byte[] share = own.publicShare();
    int length = (share.length - 1) / 2;
    ECPoint point =
        new ECPoint(
            new BigInteger(1, Arrays.copyOfRange(share, 1, 1 + length)),
            new BigInteger(1, Arrays.copyOfRange(share, 1 + length, share.length)));
    PublicKey ours =
        KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, key.getParams()));
    byte[] theirShare =
        Octets.concatenated(
            new byte[] {4},
            fixed(key.getW().getAffineX(), length),
            fixed(key.getW().getAffineY(), length));

    assertThat(own.agree(theirShare).octets()).isEqualTo(jdkSecret("ECDH", jdk, ours));
  }

  @ParameterizedTest
  @CsvSource({"X25519", "X448"})
  void theJdkAgreesOnMontgomeryCurves(NamedGroup named) throws GeneralSecurityException {
    KeyPair jdk = KeyPairGenerator.getInstance(named.name()).generateKeyPair();
    KeyShare own = named.group().generate(RANDOM);

    assertThat(own.agree(xShare(jdk.getPublic(), own.publicShare().length)).octets())
        .isEqualTo(jdkSecret("XDH", jdk, xKey(named.name(), own.publicShare())));
  }

  private static byte[] xShare(PublicKey key, int length) {
    return reversed(fixed(((XECPublicKey) key).getU(), length));
  }

  private static PublicKey xKey(String name, byte[] share) throws GeneralSecurityException {
    return KeyFactory.getInstance("XDH")
        .generatePublic(
            new XECPublicKeySpec(new NamedParameterSpec(name), new BigInteger(1, reversed(share))));
  }

  @Test
  void theJdkAgreesInFfdhe2048() throws GeneralSecurityException {
    theJdkAgrees(
        NamedGroup.FFDHE2048.group(),
        DHStandardGroups.rfc7919_ffdhe2048.getP(),
        DHStandardGroups.rfc7919_ffdhe2048.getG());
  }

  @Test
  void theJdkAgreesWithParametersThatTheServerSent() throws GeneralSecurityException {
    BigInteger p = DHStandardGroups.rfc5996_1024.getP();
    BigInteger g = DHStandardGroups.rfc5996_1024.getG();

    theJdkAgrees(Group.finiteField(p.toByteArray(), g.toByteArray()), p, g);
  }

  private static void theJdkAgrees(Group group, BigInteger p, BigInteger g)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("DH");
    generator.initialize(new DHParameterSpec(p, g));
    KeyPair jdk = generator.generateKeyPair();
    KeyShare own = group.generate(RANDOM);
    PublicKey ours =
        KeyFactory.getInstance("DH")
            .generatePublic(new DHPublicKeySpec(new BigInteger(1, own.publicShare()), p, g));
    byte[] theirShare = ((DHPublicKey) jdk.getPublic()).getY().toByteArray();

    // what Java gives is as long as the modulus, too
    assertThat(own.agree(theirShare).octets()).isEqualTo(jdkSecret("DH", jdk, ours));
  }

  @ParameterizedTest
  @CsvSource({"00", "ff", "01"})
  void parametersThatProtectNothingAreRefused(String modulus) {
    byte[] p = HexFormat.of().parseHex(modulus.repeat(128));
    byte[] even = p.clone();
    even[127] &= (byte) 0xfe;

    assertRefused(() -> Group.finiteField(even, new byte[] {2}));
    assertRefused(() -> Group.finiteField(p, new byte[] {1}));
    assertRefused(() -> Group.finiteField(p, new byte[] {0}));
    assertRefused(() -> Group.finiteField(new byte[] {23}, new byte[] {5}));
    assertRefused(() -> Group.finiteField(new byte[0], new byte[0]));
  }

  @Test
  void leadingZerosAreStrippedInTls12Alone() {
    NamedOctets shared = NamedOctets.secret("shared secret", new byte[] {0, 0, 7, 0});

    assertThat(PreMasterSecret.dhe(shared).octets()).containsExactly(7, 0);
    assertThat(PreMasterSecret.ecdhe(shared).octets()).containsExactly(0, 0, 7, 0);
  }

  /** ML-KEM is in the JDK from 24 on: there it is a second implementation, both ways. */
  @Test
  void theJdkAgreesInX25519MlKem768() throws Exception {
    KeyPairGenerator generator = mlKem();
    KeyPair kem = generator.generateKeyPair();
    KeyPair curve = KeyPairGenerator.getInstance("X25519").generateKeyPair();
    byte[] encoded = kem.getPublic().getEncoded();
    byte[] clientShare =
        Octets.concatenated(
            Arrays.copyOfRange(encoded, encoded.length - 1184, encoded.length),
            xShare(curve.getPublic(), 32));

    Agreement answer = NamedGroup.X25519MLKEM768.group().answer(clientShare, RANDOM);

    byte[] share = answer.publicShare();
    byte[] expected =
        Octets.concatenated(
            JdkKem.decapsulate(kem.getPrivate(), Arrays.copyOf(share, 1088)),
            jdkSecret("XDH", curve, xKey("X25519", Arrays.copyOfRange(share, 1088, 1120))));
    assertThat(answer.sharedSecret().octets()).isEqualTo(expected);
  }

  @Test
  void theJdkAnswersInX25519MlKem768() throws Exception {
    mlKem();
    KeyShare own = NamedGroup.X25519MLKEM768.group().generate(RANDOM);
    byte[] share = own.publicShare();
    KeyPair curve = KeyPairGenerator.getInstance("X25519").generateKeyPair();
    // RFC 9935: the SubjectPublicKeyInfo of id-alg-ml-kem-768
    byte[] encoded =
        Octets.concatenated(
            HexFormat.of().parseHex("308204b2300b0609608648016503040402038204a100"),
            Arrays.copyOf(share, 1184));
    PublicKey key =
        KeyFactory.getInstance("ML-KEM").generatePublic(new X509EncodedKeySpec(encoded));

    JdkKem.Encapsulated kem = JdkKem.encapsulate(key);

    byte[] expected =
        Octets.concatenated(
            kem.secret(),
            jdkSecret("XDH", curve, xKey("X25519", Arrays.copyOfRange(share, 1184, 1216))));
    byte[] answer = Octets.concatenated(kem.ciphertext(), xShare(curve.getPublic(), 32));
    assertThat(own.agree(answer).octets()).isEqualTo(expected);
  }

  private static KeyPairGenerator mlKem() throws InvalidAlgorithmParameterException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("ML-KEM");
      generator.initialize(new NamedParameterSpec("ML-KEM-768"));
      return generator;
    } catch (java.security.NoSuchAlgorithmException e) {
      assumeTrue(false, "skipped: this Java has no ML-KEM");
      throw new IllegalStateException(e);
    }
  }

  private static byte[] jdkSecret(String algorithm, KeyPair own, PublicKey peer)
      throws GeneralSecurityException {
    KeyAgreement agreement = KeyAgreement.getInstance(algorithm);
    agreement.init(own.getPrivate());
    agreement.doPhase(peer, true);
    return agreement.generateSecret();
  }

  private static byte[] fixed(BigInteger number, int length) {
    byte[] octets = new byte[length];
    byte[] all = number.toByteArray();
    int count = Math.min(all.length, length);
    System.arraycopy(all, all.length - count, octets, length - count, count);
    return octets;
  }

  private static byte[] reversed(byte[] octets) {
    byte[] reversed = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      reversed[i] = octets[octets.length - 1 - i];
    }
    return reversed;
  }
}
