package dev.minica.fuzz;

import dev.minica.encoding.EncodedCertificates;
import dev.minica.lint.Specimen;
import dev.minica.lint.registry.Lints;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;

/** Certificates, of which each rule has an opinion; to load all rules takes some seconds. */
@Timeout(30)
public final class LintFuzz extends ReaderFuzz {

  @Override
  public List<Consumer<byte[]>> readers() {
    return List.of(octets -> EncodedCertificates.octets(octets).forEach(LintFuzz::check));
  }

  private static void check(byte[] der) {
    Lints.check(Specimen.of(der));
  }
}
