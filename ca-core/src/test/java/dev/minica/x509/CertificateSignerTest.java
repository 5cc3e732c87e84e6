package dev.minica.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateSignerTest {

  /** CN=Long+O=AB, the members of the SET in the order that DER does not have. */
  private static final String UNSORTED =
      "301a3118" + "300b06035504030c044c6f6e67" + "3009060355040a0c024142";

  @Test
  void theIssuersNameIsCopiedOctetForOctet() {
    byte[] name = HexFormat.of().parseHex(UNSORTED);
    SecureRandom random = new SecureRandom();
    KeyPair pair = KeyPairs.generate(KeyAlgorithm.EC_P256, random);
    Instant now = Instant.parse("2026-06-01T00:00:00Z");
    Certificate certificate =
        CertificateSigner.sign(
            new CertificateTemplate(
                new SerialNumber(BigInteger.ONE),
                DistinguishedName.decode(name),
                Validity.of(now, now.plusSeconds(60)),
                DistinguishedName.EMPTY,
                pair.publicKey(),
                List.of()),
            SigningKey.of(pair, random));

    assertThat(certificate.issuer().encoded()).isEqualTo(name);
    assertThat(certificate.isSignedBy(pair.publicKey())).isTrue();
  }

  /** A name that is not in DER among it: what is signed is, and so is what the draft says of it. */
  @Test
  void aSignedDraftIsWhatItsOctetsSay() {
    SecureRandom random = new SecureRandom();
    KeyPair pair = KeyPairs.generate(KeyAlgorithm.EC_P384, random);
    SigningKey key = SigningKey.of(pair, random);
    Instant now = Instant.parse("2026-06-01T00:00:00Z");
    for (List<Extension> extensions :
        List.of(List.<Extension>of(), List.of(Extensions.subjectKeyIdentifier(new byte[20])))) {
      CertificateTemplate template =
          new CertificateTemplate(
              new SerialNumber(BigInteger.TEN),
              DistinguishedName.ofCommonName("Root"),
              Validity.of(now, now.plusSeconds(60)),
              DistinguishedName.decode(HexFormat.of().parseHex(UNSORTED)),
              pair.publicKey(),
              extensions);

      Certificate signed = CertificateSigner.sign(CertificateSigner.draft(template, key), key);
      Certificate read = Certificate.decode(signed.encoded());

      assertThat(read.isSignedBy(pair.publicKey())).isTrue();
      assertThat(signed).isEqualTo(CertificateSigner.sign(template, key));
      assertThat(signed.template()).isEqualTo(read.template());
      assertThat(signed.version()).isEqualTo(read.version());
      assertThat(signed.tbsEncoded()).isEqualTo(read.tbsEncoded());
      assertThat(signed.signature()).isEqualTo(read.signature());
      assertThat(signed.signatureAlgorithm()).isEqualTo(read.signatureAlgorithm());
      assertThat(signed.tbsSignatureAlgorithmEncoded())
          .isEqualTo(read.tbsSignatureAlgorithmEncoded());
    }
  }
}
