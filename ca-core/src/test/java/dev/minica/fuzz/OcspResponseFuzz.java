package dev.minica.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.revocation.BasicOcspResponse;
import dev.minica.revocation.OcspResponse;
import java.util.List;
import java.util.function.Consumer;

/** OCSP responses. */
public final class OcspResponseFuzz extends ReaderFuzz {

  @Override
  public List<Consumer<byte[]>> readers() {
    return List.of(octets -> OcspResponse.decode(octets).basic().ifPresent(OcspResponseFuzz::read));
  }

  private static void read(BasicOcspResponse response) {
    assertThat(response.responderId()).isNotNull();
    assertThat(response.responses()).isNotNull();
    response.nonce();
    response.certificates().forEach(signer -> response.isSignedBy(signer.publicKey()));
  }
}
