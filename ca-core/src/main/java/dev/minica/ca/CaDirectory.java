package dev.minica.ca;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.order.IssuerName;
import dev.minica.encoding.EncodedCertificates;
import dev.minica.internal.io.Disk;
import dev.minica.internal.io.StateDirectory;
import dev.minica.store.AuditLog;
import dev.minica.store.CertificateStore;
import dev.minica.store.CrlArchive;
import dev.minica.store.DirectoryStore;
import dev.minica.store.IssuedCertificate;
import dev.minica.store.RecordFile;
import dev.minica.x509.Certificate;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where everything lies in a CA directory.
 *
 * <pre>
 * settings.properties   see {@link Settings}
 * root.key              the root's private key, PKCS#8 in PEM, 0600; it may be elsewhere
 * root.pem              the root's certificate; there is a CA once it is there
 * issuer-NAME.key       an intermediate's private key
 * issuer-NAME.pem       its certificate, and the record of its issue; it is there once this is
 * certs/, revoked/      one file for each certificate, and for each revocation: see {@link
 *                       DirectoryStore}
 * crls/                 every CRL that was made: see {@link CrlArchive}
 * audit.log             one line for each event: see {@link AuditLog}
 * profiles/             see {@link dev.minica.profile.ProfileDirectory}
 * tmp/, lock            see {@link StateDirectory}
 * </pre>
 */
final class CaDirectory {

  static final String ROOT_KEY = "root.key";
  static final String ROOT = "root.pem";

  private static final String PREFIX = "issuer-";
  private static final String KEY = ".key";
  private static final String CERTIFICATE = ".pem";

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

  CrlArchive crls() {
    return new CrlArchive(state);
  }

  AuditLog audit() {
    return new AuditLog(state);
  }

  boolean hasCa() {
    return root.readIfPresent().isPresent();
  }

  /**
   * Asks for no more than that there is a CA, in whatever state.
   *
   * @throws MinicaException UNUSABLE_CA if there is none
   */
  void requireCa() {
    if (!Files.exists(rootFile(), LinkOption.NOFOLLOW_LINKS)) {
      throw noCa();
    }
  }

  /** What every use of the CA begins with. */
  record Opened(Settings settings, Certificate root) {}

  /**
   * The root's certificate, once the layout is known to be one that this version understands.
   *
   * @throws MinicaException UNUSABLE_CA if there is no CA, one of a newer layout, or a damaged one
   */
  Opened open() {
    byte[] content = root.readIfPresent().orElseThrow(() -> noCa());
    Settings settings = Settings.read(path, disk());
    return new Opened(settings, root(content));
  }

  private Certificate root(byte[] content) {
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

  /** The names of the intermediates, in their order. */
  List<IssuerName> intermediates() {
    return named(CERTIFICATE).toList();
  }

  /** The names of all of whom there is a key file, the root first. */
  List<IssuerName> keys() {
    Stream<IssuerName> root =
        Files.exists(keyFile(IssuerName.ROOT), LinkOption.NOFOLLOW_LINKS)
            ? Stream.of(IssuerName.ROOT)
            : Stream.empty();
    return Stream.concat(root, named(KEY)).toList();
  }

  private Stream<IssuerName> named(String suffix) {
    return disk().list(path).stream()
        .filter(file -> isOfIntermediate(file, suffix))
        .map(file -> file.substring(PREFIX.length(), file.length() - suffix.length()))
        .sorted()
        .map(IssuerName::new);
  }

  private static boolean isOfIntermediate(String file, String suffix) {
    return file.startsWith(PREFIX)
        && file.endsWith(suffix)
        && file.length() > PREFIX.length() + suffix.length()
        && IssuerName.isOne(file.substring(PREFIX.length(), file.length() - suffix.length()));
  }

  /** Whether a file of this name is an intermediate's certificate or key. */
  static boolean isOfIntermediate(String file) {
    return isOfIntermediate(file, CERTIFICATE) || isOfIntermediate(file, KEY);
  }

  /**
   * An intermediate's certificate and record.
   *
   * @throws MinicaException UNUSABLE_CA if there is none of the name, or it is damaged
   */
  IssuedCertificate intermediate(IssuerName name) {
    CaFile file = new CaFile(certificateFile(name), MAX_OCTETS, disk());
    byte[] content = file.readIfPresent().orElseThrow(() -> noIssuer(name));
    return file.decode(content, RecordFile::decode);
  }

  private MinicaException noIssuer(IssuerName name) {
    return new MinicaException(
            Kind.UNUSABLE_CA, "there is no issuing CA \"" + name + "\" in " + Disk.shown(path))
        .withHint("see minica intermediate list");
  }

  /** Where the certificate of an issuing CA is. */
  Path certificateFile(IssuerName name) {
    return path.resolve(certificateName(name));
  }

  static String certificateName(IssuerName name) {
    return name.isRoot() ? ROOT : PREFIX + name + CERTIFICATE;
  }

  /** Where the private key of an issuing CA is, unless it is a root's and elsewhere. */
  Path keyFile(IssuerName name) {
    return path.resolve(keyName(name));
  }

  static String keyName(IssuerName name) {
    return name.isRoot() ? ROOT_KEY : PREFIX + name + KEY;
  }

  private MinicaException noCa() {
    return new MinicaException(Kind.UNUSABLE_CA, "there is no CA in " + Disk.shown(path))
        .withHint("make one with minica init, or name another with --ca");
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
