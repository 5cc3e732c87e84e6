package dev.minica.fuzz;

import dev.minica.encoding.Pkcs7Certificates;
import java.util.List;
import java.util.function.Consumer;

/** Certificates and lists of revoked ones in PKCS#7. */
public final class Pkcs7Fuzz extends ReaderFuzz {

  @Override
  public List<Consumer<byte[]>> readers() {
    return List.of(octets -> Pkcs7Certificates.decode(octets).encoded());
  }
}
