package dev.minica.ca;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.EncodedCertificates;
import dev.minica.internal.io.Disk;
import dev.minica.internal.io.StateDirectory;
import dev.minica.store.CertificateStore;
import dev.minica.store.DirectoryStore;
import dev.minica.x509.Certificate;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where everything lies in a CA directory.
 *
 * <pre>
 * settings.properties   the layout's number
 * root.key              the root's private key, PKCS#8 in PEM, 0600
 * root.pem              the root's certificate; there is a CA once it is there
 * certs/                one record for each certificate: see {@link DirectoryStore}
 * tmp/, lock            see {@link StateDirectory}
 * </pre>
 */
final class CaDirectory {

  static final String ROOT_KEY = "root.key";
  static final String ROOT = "root.pem";

  private static final int MAX_OCTETS = 1 << 20;

  private final Path path;
  private final StateDirectory state;
  private final CaFile root;

  CaDirectory(Path path, Environment environment) {
    this.path = path;
    this.state = new StateDirectory(path, new Disk(environment.random()));
    this.root = new CaFile(rootFile(), MAX_OCTETS, disk());
  }

  Path path() {
    return path;
  }

  StateDirectory state() {
    return state;
  }

  CertificateStore store() {
    return new DirectoryStore(state);
  }

  boolean hasCa() {
    return root.readIfPresent().isPresent();
  }

  /**
   * The root's certificate, once the layout is known to be one that this version understands.
   *
   * @throws MinicaException UNUSABLE_CA if there is no CA, one of a newer layout, or a damaged one
   */
  Certificate root() {
    byte[] content = root.readIfPresent().orElseThrow(() -> noCa());
    Settings.read(path, disk()).requireUnderstood();
    List<Certificate> certificates = root.decode(content, EncodedCertificates::decode);
    if (certificates.size() != 1) {
      throw new MinicaException(
          Kind.UNUSABLE_CA,
          Disk.shown(rootFile())
              + " holds "
              + certificates.size()
              + " certificates instead of one");
    }
    return certificates.get(0);
  }

  private MinicaException noCa() {
    return new MinicaException(Kind.UNUSABLE_CA, "there is no CA in " + Disk.shown(path))
        .withHint("make one with minica init, or name another with --ca");
  }

  /** The root's key, still encrypted if it is; refused if others can read it. */
  RootKey rootKey() {
    return RootKey.read(path.resolve(ROOT_KEY), disk());
  }

  /**
   * What a step that uses the CA's own material brings; malformed material makes the CA unusable.
   */
  <T> T usable(Supplier<T> step) {
    try {
      return step.get();
    } catch (MinicaException e) {
      if (e.kind() != Kind.BAD_INPUT) {
        throw e;
      }
      throw e.restated(
          Kind.UNUSABLE_CA, "the CA in " + Disk.shown(path) + " is damaged: " + e.getMessage());
    }
  }

  Path rootFile() {
    return path.resolve(ROOT);
  }

  Disk disk() {
    return state.disk();
  }
}
