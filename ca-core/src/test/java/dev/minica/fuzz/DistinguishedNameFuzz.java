package dev.minica.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.minica.x509.DistinguishedName;
import java.util.List;
import java.util.function.Consumer;

/** Distinguished names, encoded and as text. */
public final class DistinguishedNameFuzz extends ReaderFuzz {

  @Override
  public List<Consumer<byte[]>> readers() {
    return List.of(
        octets -> read(DistinguishedName.decode(octets)),
        octets -> read(DistinguishedName.parse(new String(octets, UTF_8))));
  }

  private static void read(DistinguishedName name) {
    name.commonName();
    name.attributes();
    name.canonical();
    DistinguishedName.decode(name.encoded());
  }
}
