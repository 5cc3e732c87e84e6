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
}
