package dev.minica.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.minica.x509.TimePoint;
import dev.minica.x509.TimeSpan;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Times and spans of time on command lines. */
public final class TimeFuzz extends ReaderFuzz {

  @Override
  public List<Consumer<byte[]>> readers() {
    return List.of(
        octets -> TimeSpan.parse(new String(octets, UTF_8)).after(Instant.EPOCH),
        octets -> TimePoint.parse(new String(octets, UTF_8)).at(Instant.EPOCH));
  }
}
