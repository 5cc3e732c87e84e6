package dev.minica.tls.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPairs;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.tls.crypto.SignatureScheme.Verdict;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureSchemeTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  private static final dev.minica.key.KeyPair RSA =
      KeyPairs.generate(KeyAlgorithm.RSA_2048, RANDOM);

  private static final NamedOctets HASH = NamedOctets.open("transcript hash", new byte[32]);

  private static final SignedContent TLS13 = SignedContent.certificateVerify(Sender.CLIENT, HASH);

  private static final SignedContent TLS12 =
      SignedContent.serverKeyExchange(
          NamedOctets.open("ClientHello.random", new byte[32]),
          NamedOctets.open("ServerHello.random", new byte[32]),
          new byte[] {1, 2, 3});

  @ParameterizedTest
  @CsvSource({
    "RSA_2048, RSA_PSS_RSAE_SHA256, true",
    "RSA_2048, RSA_PSS_RSAE_SHA384, true",
    "RSA_2048, RSA_PSS_RSAE_SHA512, false",
    "RSA_2048, RSA_PKCS1_SHA256, false",
    "RSA_2048, RSA_PKCS1_SHA384, false",
    "RSA_2048, RSA_PKCS1_SHA512, false",
    "EC_P256, ECDSA_SECP256R1_SHA256, true",
    "EC_P384, ECDSA_SECP384R1_SHA384, true",
    "EC_P521, ECDSA_SECP521R1_SHA512, true",
    "EC_P256, ECDSA_SECP384R1_SHA384, false",
    "ED25519, ED25519, true",
    "ED448, ED448, true",
  })
  void theJdkAcceptsWhatIsSigned(KeyAlgorithm algorithm, SignatureScheme scheme, boolean tls13)
      throws GeneralSecurityException {
    var pair = algorithm == KeyAlgorithm.RSA_2048 ? RSA : KeyPairs.generate(algorithm, RANDOM);
    SignedContent content = tls13 ? TLS13 : TLS12;

    byte[] signature = scheme.sign(pair, content, RANDOM);

    Signature jdk = jdk(scheme);
    jdk.initVerify(
        KeyFactory.getInstance(family(scheme))
            .generatePublic(new X509EncodedKeySpec(pair.publicKey().encoded())));
    jdk.update(content.content().octets());
    assertThat(jdk.verify(signature)).isTrue();
    assertThat(scheme.verify(pair.publicKey(), content, signature)).isEqualTo(Verdict.VALID);
    signature[signature.length - 1] ^= 1;
    assertThat(scheme.verify(pair.publicKey(), content, signature)).isEqualTo(Verdict.INVALID);
  }

  @Test
  void aKeyForPssAloneIsVerified() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSASSA-PSS");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    SubjectPublicKeyInfo key = SubjectPublicKeyInfo.decode(pair.getPublic().getEncoded());

    for (SignatureScheme scheme : SignatureScheme.of(key, true)) {
      Signature jdk = jdk(scheme);
      jdk.initSign(pair.getPrivate());
      jdk.update(TLS13.content().octets());
      assertThat(scheme.verify(key, TLS13, jdk.sign())).isEqualTo(Verdict.VALID);
    }
    assertThat(SignatureScheme.of(key, true)).hasSize(3);
    assertThat(SignatureScheme.RSA_PSS_RSAE_SHA256.verify(key, TLS13, new byte[256]))
        .isEqualTo(Verdict.KEY_DOES_NOT_FIT);
  }

  private static String family(SignatureScheme scheme) {
    return Stream.of("RSA", "EC", "ED25519", "ED448")
        .filter(scheme.name()::startsWith)
        .reduce((first, second) -> second)
        .map(name -> name.replace("ED", "Ed"))
        .orElseThrow();
  }

  private static Signature jdk(SignatureScheme scheme) throws GeneralSecurityException {
    if (!scheme.name().startsWith("RSA_PSS")) {
      return Signature.getInstance(scheme.algorithm().label());
    }
    String hash = "SHA-" + scheme.name().substring(scheme.name().length() - 3);
    int salt = Integer.parseInt(hash.substring(4)) / 8;
    Signature jdk = Signature.getInstance("RSASSA-PSS");
    jdk.setParameter(new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), salt, 1));
    return jdk;
  }

  @Test
  void tls13BindsTheCurveAndHasNoPkcs1() throws GeneralSecurityException {
    SubjectPublicKeyInfo p256 = KeyPairs.generate(KeyAlgorithm.EC_P256, RANDOM).publicKey();
    SubjectPublicKeyInfo rsa = RSA.publicKey();

    assertThat(SignatureScheme.of(p256, true))
        .containsExactly(SignatureScheme.ECDSA_SECP256R1_SHA256);
    assertThat(SignatureScheme.of(p256, false)).hasSize(3);
    assertThat(SignatureScheme.of(rsa, true))
        .containsExactly(
            SignatureScheme.RSA_PSS_RSAE_SHA256,
            SignatureScheme.RSA_PSS_RSAE_SHA384,
            SignatureScheme.RSA_PSS_RSAE_SHA512);
    assertThat(SignatureScheme.of(rsa, false)).hasSize(6);
  }

  @Test
  void aCurveThatNoKeyIsMadeOnIsVerifiedInTls12() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp384r1"));
    KeyPair pair = generator.generateKeyPair();
    Signature jdk = Signature.getInstance("SHA256withECDSA");
    jdk.initSign(pair.getPrivate());
    jdk.update(TLS12.content().octets());
    SubjectPublicKeyInfo key = SubjectPublicKeyInfo.decode(pair.getPublic().getEncoded());
    byte[] signature = jdk.sign();

    assertThat(SignatureScheme.ECDSA_SECP256R1_SHA256.verify(key, TLS12, signature))
        .isEqualTo(Verdict.VALID);
    assertThat(SignatureScheme.ECDSA_SECP256R1_SHA256.verify(key, TLS13, signature))
        .isEqualTo(Verdict.KEY_DOES_NOT_FIT);
  }

  @Test
  void aKeyOfAnotherKindDoesNotSign() {
    var pair = KeyPairs.generate(KeyAlgorithm.EC_P256, RANDOM);

    assertThatThrownBy(() -> SignatureScheme.ED25519.sign(pair, TLS13, RANDOM))
        .isInstanceOf(MinicaException.class)
        .hasMessage("a key of ec-p256 cannot sign with Ed25519");
  }

  @Test
  void numbersAreThoseOfTheRegistry() {
    assertThat(SignatureScheme.ofId(0x0804)).contains(SignatureScheme.RSA_PSS_RSAE_SHA256);
    assertThat(SignatureScheme.ofId(0x0201)).isEmpty();
    assertThat(SignatureScheme.ofId(0x0a0a)).isEmpty();
  }
}
