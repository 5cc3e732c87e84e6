package dev.minica.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.fuzz.ReaderFuzz;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** What a client asks of the demo server: read, or refused. */
public final class HttpRequestFuzz extends ReaderFuzz {

  @Override
  public List<Consumer<byte[]>> readers() {
    return List.of(HttpRequestFuzz::read);
  }

  private static void read(byte[] octets) {
    try {
      HttpRequest.read(new ByteArrayInputStream(octets));
    } catch (IOException | HttpRequest.BadRequest refused) {
      assertThat(refused).hasMessageNotContaining("Exception");
    }
  }
}
