package dev.minica.fuzz;

import dev.minica.encoding.EncodedCertificates;
import dev.minica.lint.Specimen;
import dev.minica.lint.registry.Lints;
import java.util.List;
import java.util.function.Consumer;

/** Certificates, of which each rule has an opinion. */
public final class LintFuzz extends ReaderFuzz {

  @Override
  public List<Consumer<byte[]>> readers() {
    return List.of(octets -> EncodedCertificates.octets(octets).forEach(LintFuzz::check));
  }

  private static void check(byte[] der) {
    Lints.check(Specimen.of(der));
  }
}
