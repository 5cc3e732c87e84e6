package dev.minica.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Profile;
import dev.minica.issuance.SelfSigner;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The outline says of a certificate what the whole of it says, or refuses. */
class CertificateOutlineTest {

  private static final Environment ENVIRONMENT =
      new Environment(() -> Instant.parse("2026-11-22T00:00:00Z"), new SecureRandom());

  static List<Certificate> samples() {
    KeyPair pair = KeyPairs.generate(KeyAlgorithm.EC_P256, ENVIRONMENT.random());
    SigningKey key = SigningKey.of(pair, ENVIRONMENT.random());
    List<GeneralName> names =
        List.of(
            GeneralName.parse("server.example"),
            GeneralName.parse("10.0.0.1"),
            GeneralName.parse("upn:me@server.example"));
    CertificateTemplate whole =
        SelfSigner.template(
            IssuanceRequest.of(Profile.SERVER, names), key.publicKey(), ENVIRONMENT);
    List<Certificate> samples = new ArrayList<>();
    samples.add(CertificateSigner.sign(whole, key));
    for (String until :
        List.of("2049-12-31T23:59:59Z", "2050-01-01T00:00:00Z", "9999-12-31T23:59:59Z")) {
      samples.add(CertificateSigner.sign(with(whole, until, List.of()), key));
    }
    return samples;
  }

  private static CertificateTemplate with(
      CertificateTemplate whole, String until, List<Extension> extensions) {
    return new CertificateTemplate(
        whole.serialNumber(),
        whole.issuer(),
        Validity.of(whole.validity().notBefore(), Instant.parse(until)),
        DistinguishedName.EMPTY,
        whole.publicKey(),
        extensions);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void itSaysTheSame(Certificate certificate) {
    assertSame(CertificateOutline.of(certificate), certificate);
    assertThat(CertificateOutline.of(certificate).isIssuedBy(certificate))
        .isEqualTo(certificate.namesAsIssuer(certificate));
  }

  private static void assertSame(CertificateOutline outline, Certificate certificate) {
    assertThat(outline.serialNumber()).isEqualTo(certificate.serialNumber());
    assertThat(outline.issuer()).isEqualTo(certificate.issuer());
    assertThat(outline.validity()).isEqualTo(certificate.validity());
    assertThat(outline.subject()).isEqualTo(certificate.subject());
    assertThat(outline.publicKey()).isEqualTo(certificate.publicKey());
    assertThat(outline.fingerprint()).isEqualTo(certificate.fingerprint());
    assertThat(outline.certificate()).isEqualTo(certificate);
  }

  /** Each octet of it, changed in several ways. */
  @ParameterizedTest
  @MethodSource("samples")
  void itReadsWhatTheWholeIsReadOfAndRefusesWithWords(Certificate certificate) {
    for (int i = 0; i < certificate.encoded().length; i++) {
      for (int change : new int[] {0x01, 0x20, 0x80, 0xff, 0x1f}) {
        byte[] octets = certificate.encoded();
        octets[i] ^= (byte) change;
        compare(octets);
      }
    }
  }

  private static void compare(byte[] octets) {
    Certificate whole;
    try {
      whole = Certificate.decode(octets);
    } catch (MinicaException refused) {
      askEverything(octets);
      return;
    }
    assertSame(CertificateOutline.decode(octets), whole);
    try {
      whole.subjectAltNames();
    } catch (MinicaException refused) {
      return;
    }
    assertThat(CertificateOutline.decode(octets).subjectAltNames())
        .isEqualTo(whole.subjectAltNames());
  }

  /** What leaves is a value, or a MinicaException. */
  private static void askEverything(byte[] octets) {
    CertificateOutline outline;
    try {
      outline = CertificateOutline.decode(octets);
    } catch (MinicaException refused) {
      return;
    }
    for (Runnable question :
        List.<Runnable>of(
            outline::serialNumber,
            outline::issuer,
            outline::validity,
            outline::subject,
            outline::publicKey,
            outline::subjectAltNames)) {
      try {
        question.run();
      } catch (MinicaException refused) {
        assertThat(refused.kind()).isEqualTo(MinicaException.Kind.BAD_INPUT);
      }
    }
  }

  @Test
  void itIsOneWholeValue() {
    byte[] der = samples().get(0).encoded();
    byte[] longer = Arrays.copyOf(der, der.length + 1);

    assertThatThrownBy(() -> CertificateOutline.decode(longer)).isInstanceOf(MinicaException.class);
    assertThatThrownBy(() -> CertificateOutline.decode(new byte[0]))
        .isInstanceOf(MinicaException.class);
    assertThatThrownBy(() -> CertificateOutline.decode(new byte[] {0x30, 0}))
        .isInstanceOf(MinicaException.class);
  }
}
