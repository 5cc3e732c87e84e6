package dev.minica.fuzz;

import dev.minica.encoding.keystore.KeyStoreFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;

/** Bouncy Castle's second key store, encrypted as a whole. */
@Timeout(60)
public final class UberFuzz extends ReaderFuzz {

  @Override
  public List<Consumer<byte[]>> readers() {
    return List.of(octets -> KeyStoreReading.read(KeyStoreFormat.UBER, octets));
  }
}
