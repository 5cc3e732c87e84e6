package dev.minica.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.encoding.SampleChain;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.store.SampleCertificates;
import dev.minica.x509.Certificate;
import dev.minica.x509.SerialNumber;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chain of a key is found among certificates, and nothing that is no part of it. */
class CertifiedKeyTest {

  private static final SampleChain CHAIN = SampleChain.of(KeyAlgorithm.EC_P256);
  private static final KeyPair KEY = KeyPair.of(CHAIN.key());
  private static final Supplier<List<Certificate>> NONE = List::of;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void certificatesMayComeInAnyOrder(int seed) {
    List<Certificate> given = new ArrayList<>(CHAIN.certificates());
    Collections.shuffle(given, new Random(seed));
    given.add(CHAIN.root());

    assertThat(CertifiedKey.of(KEY, given, NONE).chain())
        .containsExactlyElementsOf(CHAIN.certificates());
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"EC_P384", "RSA_2048", "ED25519", "ML_DSA_44"})
  void keysOfAllKindsFindTheirCertificates(KeyAlgorithm algorithm) {
    SampleChain chain = SampleChain.of(algorithm);
    assertThat(CertifiedKey.of(KeyPair.of(chain.key()), chain.certificates(), NONE).chain())
        .hasSize(3);
  }

  @Test
  void whatIsMissingIsTakenFromWhatIsKnown() {
    Certificate intermediate = CHAIN.certificates().get(1);
    Supplier<List<Certificate>> known = () -> List.of(CHAIN.root(), intermediate);

    assertThat(CertifiedKey.of(KEY, List.of(CHAIN.leaf()), known).chain())
        .containsExactlyElementsOf(CHAIN.certificates());
    assertThat(CertifiedKey.of(KEY, List.of(CHAIN.leaf(), intermediate), NONE).chain())
        .containsExactly(CHAIN.leaf(), intermediate);
  }

  @Test
  void whoIsKnownIsNotAskedForNothing() {
    assertThat(
            CertifiedKey.of(
                    KEY,
                    CHAIN.certificates(),
                    () -> {
                      throw new AssertionError("asked");
                    })
                .chain())
        .hasSize(3);
  }

  @Test
  void aNamesakeOfTheIssuerIsNoIssuer() {
    Certificate impostor =
        new SampleCertificates()
            .certificate(new SerialNumber(BigInteger.ONE), "Sample Intermediate");

    assertThat(CertifiedKey.of(KEY, List.of(CHAIN.leaf()), () -> List.of(impostor)).chain())
        .containsExactly(CHAIN.leaf());
    assertThatThrownBy(() -> CertifiedKey.of(KEY, List.of(CHAIN.leaf(), impostor), NONE))
        .isInstanceOf(MinicaException.class)
        .hasMessageContaining("CN=Sample Intermediate is no part of the chain");
  }

  @Test
  void aKeyWithoutCertificateIsRefusedWithTheIdentifiersOfAll() {
    SampleChain other = SampleChain.of(KeyAlgorithm.EC_P256);
    assertThatThrownBy(() -> CertifiedKey.of(KEY, other.certificates(), NONE))
        .isInstanceOf(MinicaException.class)
        .hasMessageMatching(
            "no certificate is of the private key: its key identifier is ([0-9A-F]{2}:?){20},"
                + " those of the certificates (([0-9A-F]{2}:?){20}(, )?){3}");
  }
}
