package dev.minica.fuzz;

import dev.minica.encoding.keystore.KeyStoreFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;

/** PKCS#12 stores. */
@Timeout(60)
public final class Pkcs12Fuzz extends ReaderFuzz {

  @Override
  public List<Consumer<byte[]>> readers() {
    return List.of(octets -> KeyStoreReading.read(KeyStoreFormat.PKCS12, octets));
  }
}
