package dev.minica.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.minica.encoding.Pem;
import java.util.List;
import java.util.function.Consumer;

/** Text with blocks in it, of whatever kind. */
public final class PemFuzz extends ReaderFuzz {

  @Override
  public List<Consumer<byte[]>> readers() {
    return List.of(PemFuzz::read);
  }

  private static void read(byte[] octets) {
    Pem.labels(Pem.decode(octets));
    Pem.decode(octets).stream().map(Pem::encode).forEach(text -> Pem.decode(text.getBytes(UTF_8)));
  }
}
