package dev.minica.store;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.io.Access;
import dev.minica.internal.io.Disk;
import dev.minica.internal.io.StateDirectory;
import dev.minica.internal.io.Writing;
import dev.minica.x509.SerialNumber;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A store in the directory <code>certs/</code> of a CA directory, one file for each certificate.
 * The commit point of {@link #record} is the link(2) that gives the file its name, which is the
 * serial number: a name can be created once, so no lock is needed.
 */
public final class DirectoryStore implements CertificateStore {

  /** The directory's name in the CA directory. */
  public static final String DIRECTORY = "certs";

  /** A certificate with thousands of names has a tenth of it. */
  private static final int MAX_OCTETS = 1 << 20;

  private final StateDirectory state;
  private final Path directory;

  /**
   * @param state the CA directory, which must exist before the first {@link #record}
   */
  public DirectoryStore(StateDirectory state) {
    this.state = state;
    this.directory = state.root().resolve(DIRECTORY);
  }

  @Override
  public void record(IssuedCertificate issued) {
    Path file = file(issued.serialNumber());
    byte[] content = RecordFile.encode(issued);
    if (content.length > MAX_OCTETS) {
      throw new MinicaException(
              Kind.REFUSED,
              "the certificate is too large for a record of " + MAX_OCTETS + " octets")
          .withHint("issue several certificates with fewer names each");
    }
    try (Writing writing = state.beginWriting()) {
      writing.createDirectory(directory);
      if (!writing.createOnce(file, content, Access.PUBLIC)) {
        throw new MinicaException(
            Kind.CONFLICT,
            "a certificate with serial number " + issued.serialNumber() + " is recorded already");
      }
    }
  }

  @Override
  public Optional<IssuedCertificate> find(SerialNumber serialNumber) {
    Path file = file(serialNumber);
    return state.disk().readIfPresent(file, MAX_OCTETS).map(content -> decode(file, content));
  }

  @Override
  public Listing list() {
    List<IssuedCertificate> certificates = new ArrayList<>();
    List<String> corrupt = new ArrayList<>();
    for (String name : names()) {
      try {
        certificates.add(read(directory.resolve(name)));
      } catch (MinicaException e) {
        corrupt.add(String.valueOf(e.getMessage()));
      }
    }
    return new Listing(certificates, corrupt);
  }

  /** The records' names; that they all have one length makes their order that of the numbers. */
  private List<String> names() {
    return state.disk().list(directory).stream().filter(SerialFileName::isOne).sorted().toList();
  }

  private IssuedCertificate read(Path file) {
    return decode(file, state.disk().read(file, MAX_OCTETS));
  }

  private static IssuedCertificate decode(Path file, byte[] content) {
    try {
      IssuedCertificate issued = RecordFile.decode(content);
      requireNamed(file, issued.serialNumber());
      issued.certificate().subjectAltNames(); // whoever lists records reads the names of each
      return issued;
    } catch (MinicaException e) {
      throw e.restated(
          e.kind(), "the record " + Disk.shown(file) + " is corrupt: " + e.getMessage());
    }
  }

  private static void requireNamed(Path file, SerialNumber serialNumber) {
    if (!file.endsWith(SerialFileName.of(serialNumber))) {
      throw new MinicaException(Kind.BAD_INPUT, "its certificate is number " + serialNumber);
    }
  }

  private Path file(SerialNumber serialNumber) {
    return directory.resolve(SerialFileName.of(serialNumber));
  }
}
