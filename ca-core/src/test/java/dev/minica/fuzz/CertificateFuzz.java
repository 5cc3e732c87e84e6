package dev.minica.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.encoding.EncodedCertificates;
import dev.minica.x509.Certificate;
import java.util.List;
import java.util.function.Consumer;

/** Certificates in PEM and DER. */
public final class CertificateFuzz extends ReaderFuzz {

  @Override
  public List<Consumer<byte[]>> readers() {
    return List.of(octets -> EncodedCertificates.decode(octets).forEach(CertificateFuzz::read));
  }

  private static void read(Certificate certificate) {
    certificate.template();
    assertThat(certificate.subject().toString()).isNotNull();
    certificate.publicKey().algorithm();
    certificate.isSignedBy(certificate.publicKey());
    certificate.signatureAlgorithm();
  }
}
