package dev.minica.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.testing.Tool;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedPublicKeyTest {

  private static final KeyPair RSA = KeyPairs.generate(KeyAlgorithm.RSA_2048, new SecureRandom());

  @ParameterizedTest
  @EnumSource
  void readsItsOwnKeysOfEveryAlgorithm(KeyAlgorithm algorithm) {
    KeyPair pair = KeyPairs.generate(algorithm, new SecureRandom());

    assertThat(EncodedPublicKey.find(ascii(Pem.encode(pair.publicKey()))))
        .contains(pair.publicKey());
    assertThat(EncodedPublicKey.find(pair.publicKey().encoded())).contains(pair.publicKey());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PEM", "DER"})
  void readsPkcs1AsOpensslWritesIt(String form) {
    byte[] made =
        Tool.named("openssl")
            .feed(ascii(Pem.encode(RSA.privateKey())), "rsa", "-RSAPublicKey_out", "-outform", form)
            .succeeded()
            .out();

    assertThat(EncodedPublicKey.find(made)).contains(RSA.publicKey());
  }

  @Test
  void readsTheKeyOfTheFirstCertificate() {
    byte[] key = ascii(Pem.encode(RSA.privateKey()));
    Tool openssl = Tool.named("openssl");
    for (String form : new String[] {"PEM", "DER"}) {
      byte[] certificate =
          openssl
              .feed(key, "req", "-x509", "-key", "/dev/stdin", "-subj", "/CN=a", "-outform", form)
              .succeeded()
              .out();
      assertThat(EncodedPublicKey.find(certificate)).contains(RSA.publicKey());
    }
  }

  @Test
  void readsACertificateUnderItsOldLabel() {
    byte[] key = ascii(Pem.encode(RSA.privateKey()));
    String certificate =
        Tool.named("openssl")
            .feed(key, "req", "-x509", "-key", "/dev/stdin", "-subj", "/CN=a")
            .succeeded()
            .text();

    assertThat(EncodedPublicKey.find(ascii(certificate.replace("CERTIFICATE", "X509 CERTIFICATE"))))
        .contains(RSA.publicKey());
  }

  @Test
  void leavesAPrivateKeyToItsOwnReader() {
    String both = Pem.encode(RSA.publicKey()) + Pem.encode(RSA.privateKey());

    assertThat(EncodedPublicKey.find(ascii(both))).isEmpty();
    assertThat(EncodedPublicKey.find(RSA.privateKey().encoded())).isEmpty();
    assertThat(EncodedPublicKey.find(PrivateKeyForm.PKCS1.encode(RSA.privateKey()))).isEmpty();
  }

  @Test
  void refusesToChooseAmongSeveral() {
    String two = Pem.encode(RSA.publicKey()).repeat(2);

    assertThatThrownBy(() -> EncodedPublicKey.find(ascii(two)))
        .hasMessageStartingWith("more than one public key: [PUBLIC KEY at line 1, ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUBLIC KEY", "RSA PUBLIC KEY", "CERTIFICATE"})
  void refusesABlockThatHoldsSomethingElse(String label) {
    for (byte[] content : new byte[][] {{}, {0x30, 0}, {0x30, 3, 2, 1, 5}, new byte[40]}) {
      assertThatThrownBy(
              () -> EncodedPublicKey.find(ascii(Pem.encode(new PemBlock(label, content)))))
          .hasMessageStartingWith("line 1: ")
          .isInstanceOfSatisfying(
              MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_INPUT));
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
