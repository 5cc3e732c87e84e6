package dev.minica.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.key.KeyAlgorithm;
import dev.minica.testing.Tool;
import dev.minica.x509.Certificate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncodedCertificatesTest {

  private static final SampleChain CHAIN = SampleChain.of(KeyAlgorithm.EC_P256);

  @Test
  void readsAChainInItsOrder() {
    assertThat(EncodedCertificates.decode(ascii(Pem.encode(CHAIN.certificates()))))
        .isEqualTo(CHAIN.certificates());
  }

  @Test
  void readsOneInDer() {
    assertThat(EncodedCertificates.decode(CHAIN.leaf().encoded())).containsExactly(CHAIN.leaf());
  }

  @Test
  void skipsTheKeyBesideIt() {
    String bundle = Pem.encode(CHAIN.key()) + Pem.encode(CHAIN.leaf());

    assertThat(EncodedCertificates.decode(ascii(bundle))).containsExactly(CHAIN.leaf());
  }

  @Test
  void readsWhatOpensslPrintsWithTextAroundIt() {
    byte[] printed =
        Tool.named("openssl")
            .feed(ascii(Pem.encode(CHAIN.leaf())), "x509", "-text")
            .succeeded()
            .out();

    assertThat(EncodedCertificates.decode(printed)).containsExactly(CHAIN.leaf());
  }

  @Test
  void namesTheConversionOfOpensslsTrustedForm() {
    byte[] trusted =
        Tool.named("openssl")
            .feed(ascii(Pem.encode(CHAIN.root())), "x509", "-trustout")
            .succeeded()
            .out();

    assertThatThrownBy(() -> EncodedCertificates.decode(trusted))
        .hasMessage("line 1: OpenSSL's form TRUSTED CERTIFICATE, which is not supported");
  }

  @Test
  void saysWhatThereIsInstead() {
    assertBadInput(ascii(Pem.encode(CHAIN.key())), "no certificate: only PRIVATE KEY");
    assertBadInput(ascii("hello"), "no certificate: neither PEM nor DER");
    assertBadInput(new byte[0], "no certificate: neither PEM nor DER");
  }

  @Test
  void saysAtWhichLineADamagedOneBegins() {
    byte[] cut = java.util.Arrays.copyOf(CHAIN.leaf().encoded(), 100);
    String pem = Pem.encode(CHAIN.root()) + Pem.encode(new PemBlock(PemBlock.CERTIFICATE, cut));
    long line = Pem.encode(CHAIN.root()).lines().count() + 1;

    assertBadInput(ascii(pem), "line " + line + ": certificate");
  }

  @Test
  void writesWhatOpensslReads() {
    List<Certificate> chain = CHAIN.certificates();

    String fingerprint =
        Tool.named("openssl")
            .feed(ascii(Pem.encode(chain)), "x509", "-noout", "-fingerprint", "-sha256")
            .succeeded()
            .text();

    assertThat(fingerprint).contains(CHAIN.leaf().fingerprint());
  }

  private static void assertBadInput(byte[] octets, String message) {
    assertThatThrownBy(() -> EncodedCertificates.decode(octets))
        .isInstanceOfSatisfying(
            MinicaException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_INPUT))
        .hasMessageStartingWith(message);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
