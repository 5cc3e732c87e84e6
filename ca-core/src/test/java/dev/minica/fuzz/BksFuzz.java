package dev.minica.fuzz;

import dev.minica.encoding.keystore.KeyStoreFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;

/** Bouncy Castle's first key store, which Android has. */
@Timeout(60)
public final class BksFuzz extends ReaderFuzz {

  @Override
  public List<Consumer<byte[]>> readers() {
    return List.of(octets -> KeyStoreReading.read(KeyStoreFormat.BKS, octets));
  }
}
