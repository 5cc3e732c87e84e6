package dev.minica.tls.format;

import dev.minica.fuzz.ReaderFuzz;
import java.util.List;
import java.util.function.Consumer;

/** Captures of packets: each conversation that is found can be written again. */
public final class CaptureFuzz extends ReaderFuzz {

  @Override
  public List<Consumer<byte[]>> readers() {
    return List.of(octets -> CaptureFile.decode(octets).encoded(), KeyLog::parse);
  }
}
