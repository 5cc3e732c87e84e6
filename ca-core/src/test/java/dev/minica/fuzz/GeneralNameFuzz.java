package dev.minica.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.minica.x509.GeneralName;
import dev.minica.x509.NameConstraints;
import java.util.List;
import java.util.function.Consumer;

/** Names in certificates and on command lines. */
public final class GeneralNameFuzz extends ReaderFuzz {

  @Override
  public List<Consumer<byte[]>> readers() {
    return List.of(
        octets -> read(GeneralName.decode(octets)),
        octets -> read(GeneralName.parse(new String(octets, UTF_8))),
        octets -> NameConstraints.parse(new String(octets, UTF_8)).forEach(GeneralNameFuzz::read));
  }

  private static void read(GeneralName name) {
    name.displayValue();
    name.folderName();
    GeneralName.decode(name.encoded());
  }
}
