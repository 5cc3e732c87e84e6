package dev.minica.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.csr.CertificationRequest;
import dev.minica.encoding.EncodedRequest;
import java.util.List;
import java.util.function.Consumer;

/** Certification requests. */
public final class RequestFuzz extends ReaderFuzz {

  @Override
  public List<Consumer<byte[]>> readers() {
    return List.of(RequestFuzz::read);
  }

  private static void read(byte[] octets) {
    CertificationRequest request = EncodedRequest.decode(octets);
    assertThat(request.subject().toString()).isNotNull();
    request.attributes();
    request.requestedExtensions();
    request.possession();
  }
}
