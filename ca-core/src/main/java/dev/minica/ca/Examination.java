package dev.minica.ca;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.checkup.Checkup;
import dev.minica.ca.checkup.Diagnosis;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks a CA directory over, whatever state it is in. */
public final class Examination implements AutoCloseable {

  private final CaDirectory directory;
  private final Environment environment;
  private final Optional<OncePassphrase> passphrase;

  /**
   * @param passphrase opens encrypted keys, so that they can be compared with their certificates;
   *     asked at most once, and cleared
   * @throws MinicaException UNUSABLE_CA if there is no CA in the directory
   */
  public Examination(Path path, Environment environment, Optional<Supplier<char[]>> passphrase) {
    this.directory = new CaDirectory(path, environment);
    this.environment = environment;
    this.passphrase = passphrase.map(OncePassphrase::new);
    directory.requireCa();
  }

  /**
   * What is to be found. Nothing is changed, and others may go on using the CA.
   *
   * @throws MinicaException WRONG_PASSPHRASE
   */
  public Diagnosis diagnosis() {
    try {
      return checkup().examine();
    } catch (MinicaException e) {
      if (e.kind() != Kind.UNUSABLE_CA) {
        throw e;
      }
      return Diagnosis.unusable(".", String.valueOf(e.getMessage()));
    }
  }

  /**
   * Mends what can be mended for certain, and without anybody's decision: permissions, what killed
   * runs left, revocations that are gone and that a CRL of this CA names.
   *
   * @throws MinicaException FAILED if something cannot be changed; UNUSABLE_CA if nothing can be
   *     known; WRONG_PASSPHRASE; BUSY
   */
  public void mend() {
    checkup().mend();
  }

  private Checkup checkup() {
    CaDirectory.Opened opened = directory.open();
    IssuingCas members =
        new IssuingCas(directory, opened.settings(), opened.root(), Optional.empty());
    return new Checkup(new OpenedLayout(members, passphrase), directory.state(), environment);
  }

  @Override
  public void close() {
    passphrase.ifPresent(OncePassphrase::close);
  }
}
