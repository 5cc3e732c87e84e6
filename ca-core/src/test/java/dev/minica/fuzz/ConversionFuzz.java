package dev.minica.fuzz;

import dev.minica.conversion.FileFormat;
import dev.minica.conversion.ReadFile;
import dev.minica.encoding.keystore.KeyStorePasswords;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;

/** Whatever file can become another. */
@Timeout(60)
public final class ConversionFuzz extends ReaderFuzz {

  @Override
  public List<Consumer<byte[]>> readers() {
    return List.of(ConversionFuzz::read);
  }

  private static void read(byte[] octets) {
    ReadFile file = new ReadFile(FileFormat.detect(octets), octets);
    file.isLocked();
    file.contents(KeyStorePasswords.of("secret".toCharArray()));
  }
}
