package dev.minica.renewal;

import dev.minica.internal.io.OutputFile;
import dev.minica.key.KeyPair;
import dev.minica.x509.Certificate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A certificate that whoever renews it hands out by himself: it is in no file. */
public record PrintedCertificate(Certificate certificate) implements Renewable {

  @Override
  public Optional<Path> directory() {
    return Optional.empty();
  }

  @Override
  public List<OutputFile> renewed(Optional<KeyPair> key, List<Certificate> chain) {
    return List.of();
  }

  @Override
  public void requireUnchanged() {
    // It is in no file that could be changed.
  }

  @Override
  public boolean holdsKey() {
    return false;
  }
}
