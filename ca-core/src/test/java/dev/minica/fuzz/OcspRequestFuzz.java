package dev.minica.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.revocation.CertId;
import dev.minica.revocation.OcspRequest;
import java.util.List;
import java.util.function.Consumer;

/** OCSP requests, which strangers send. */
public final class OcspRequestFuzz extends ReaderFuzz {

  @Override
  public List<Consumer<byte[]>> readers() {
    return List.of(octets -> read(OcspRequest.decode(octets)));
  }

  private static void read(OcspRequest request) {
    assertThat(request.certIds()).hasSizeBetween(1, OcspRequest.MAX_CERT_IDS);
    assertThat(request.certIds()).extracting(CertId::serialNumber).doesNotContainNull();
    request.nonce().ifPresent(nonce -> assertThat(nonce).hasSizeBetween(1, OcspRequest.MAX_NONCE));
  }
}
