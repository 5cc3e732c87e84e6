package dev.minica.renewal;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.EncodedCertificates;
import dev.minica.encoding.Pem;
import dev.minica.file.FileTarget;
import dev.minica.file.InputFile;
import dev.minica.internal.io.Access;
import dev.minica.internal.io.Disk;
import dev.minica.internal.io.OutputFile;
import dev.minica.key.KeyPair;
import dev.minica.x509.Certificate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One file with a certificate, PEM with whatever else, or DER: the first certificate in it is the
 * one to be renewed.
 */
public final class CertificateFile implements Renewable {

  private final Path path;
  private final FileTarget target;
  private final byte[] octets;
  private final Certificate certificate;

  /**
   * @param path read now; a symbolic link is followed, and stays
   * @throws MinicaException BAD_INPUT if it cannot be read or holds no certificate
   */
  public CertificateFile(Path path) {
    InputFile file = new InputFile(path);
    this.path = path;
    this.octets = file.read();
    this.certificate = file.naming(() -> EncodedCertificates.decode(octets)).get(0);
    this.target = FileTarget.of(real(path));
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path; // it is gone again, or a pipe: there is nothing to replace
    }
  }

  @Override
  public Certificate certificate() {
    return certificate;
  }

  @Override
  public Optional<Path> directory() {
    return Optional.of(target.directory());
  }

  @Override
  public List<OutputFile> renewed(Optional<KeyPair> key, List<Certificate> chain) {
    byte[] content =
        Pem.isDer(octets)
            ? chain.get(0).encoded()
            : new InputFile(path)
                .naming(() -> PemText.replacing(octets, certificate, chain.get(0)));
    return List.of(new OutputFile(target.name(), content, Access.PUBLIC, true));
  }

  @Override
  public void requireUnchanged() {
    if (!Arrays.equals(new InputFile(path).read(), octets)) {
      throw changed(path);
    }
  }

  static MinicaException changed(Path path) {
    return new MinicaException(
            Kind.BUSY, "somebody else has changed " + Disk.shown(path) + " meanwhile")
        .withHint("do it again");
  }

  @Override
  public boolean holdsKey() {
    return false;
  }
}
