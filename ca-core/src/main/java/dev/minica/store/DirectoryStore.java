package dev.minica.store;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.io.Access;
import dev.minica.internal.io.Disk;
import dev.minica.internal.io.NewDirectory;
import dev.minica.internal.io.OutputFile;
import dev.minica.internal.io.StateDirectory;
import dev.minica.internal.io.Writing;
import dev.minica.x509.SerialNumber;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A store in the directories <code>certs/</code> and <code>revoked/</code> of a CA directory, one
 * file for each certificate and one for each revocation. The commit point of {@link #record} and
 * {@link #revoke} is the link(2) that gives the file its name, which is the serial number: a name
 * can be created once, so no lock is needed.
 */
public final class DirectoryStore implements CertificateStore {

  /** The name in the CA directory of the directory with the records. */
  public static final String DIRECTORY = "certs";

  /** The name in the CA directory of the directory with the revocations. */
  public static final String REVOKED = "revoked";

  /** A certificate with thousands of names has a tenth of it. */
  private static final int MAX_OCTETS = 1 << 20;

  /** Below this, starting threads takes longer than reading. */
  private static final int MANY = 1_000;

  private static final SerialFileName RECORD = new SerialFileName(".pem");
  private static final SerialFileName REVOCATION = new SerialFileName("");

  private final StateDirectory state;
  private final Path directory;
  private final Path revoked;

  /**
   * @param state the CA directory, which must exist before the first {@link #record}
   */
  public DirectoryStore(StateDirectory state) {
    this.state = state;
    this.directory = state.root().resolve(DIRECTORY);
    this.revoked = state.root().resolve(REVOKED);
  }

  /**
   * Writes a whole store into a directory that is being made.
   *
   * @throws MinicaException BAD_INPUT if a number cannot be recorded; REFUSED if a certificate is
   *     too large; FAILED
   */
  public static void write(
      NewDirectory made,
      Collection<IssuedCertificate> certificates,
      Collection<Revocation> revocations) {
    for (IssuedCertificate issued : certificates) {
      String name = RECORD.of(issued.serialNumber());
      made.write(DIRECTORY, new OutputFile(name, encoded(issued), Access.PUBLIC));
    }
    for (Revocation revocation : revocations) {
      String name = REVOCATION.of(revocation.serialNumber());
      made.write(REVOKED, new OutputFile(name, RevocationFile.encode(revocation), Access.PUBLIC));
    }
  }

  private static byte[] encoded(IssuedCertificate issued) {
    byte[] content = RecordFile.encode(issued);
    if (content.length > MAX_OCTETS) {
      throw new MinicaException(
              Kind.REFUSED,
              "the certificate is too large for a record of " + MAX_OCTETS + " octets")
          .withHint("issue several certificates with fewer names each");
    }
    return content;
  }

  @Override
  public void record(IssuedCertificate issued) {
    Path file = file(issued.serialNumber());
    byte[] content = encoded(issued);
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
    return state
        .disk()
        .readIfPresent(file, MAX_OCTETS)
        .map(content -> decode(file, content, RecordOutline::whole));
  }

  @Override
  public <T> Extract<T> extract(Function<RecordOutline, Optional<T>> making) {
    return extract(
        stream(names(directory, RECORD))
            .map(name -> tryRead(directory.resolve(name), making))
            .toList());
  }

  private static <T> Extract<T> extract(List<Reading<T>> readings) {
    return new Extract<>(
        readings.stream().flatMap(reading -> reading.item().stream()).toList(),
        readings.stream().flatMap(reading -> reading.corrupt().stream()).toList());
  }

  /** What came of a record, or why it could not be read. */
  private record Reading<T>(Optional<T> item, Optional<String> corrupt) {}

  private <T> Reading<T> tryRead(Path file, Function<RecordOutline, Optional<T>> making) {
    try {
      byte[] content = state.disk().read(file, MAX_OCTETS);
      return new Reading<>(decode(file, content, making), Optional.empty());
    } catch (MinicaException e) {
      return new Reading<>(Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
    }
  }

  /** The files' names; that they all have one length makes their order that of the numbers. */
  private List<String> names(Path folder, SerialFileName form) {
    String[] names = state.disk().list(folder).stream().filter(form::isOne).toArray(String[]::new);
    Arrays.parallelSort(names);
    return List.of(names);
  }

  /** Most of reading a file is waiting for the system: many are read by all processors at once. */
  private static Stream<String> stream(List<String> names) {
    return names.size() < MANY ? names.stream() : names.parallelStream();
  }

  private static <T> T decode(Path file, byte[] content, Function<RecordOutline, T> making) {
    try {
      RecordOutline outline = RecordFile.outline(content);
      requireNamed(file, outline.serialNumber());
      return making.apply(outline);
    } catch (MinicaException e) {
      throw e.restated(
          e.kind(), "the record " + Disk.shown(file) + " is corrupt: " + e.getMessage());
    }
  }

  private static void requireNamed(Path file, SerialNumber serialNumber) {
    if (!isNamed(file, RECORD.of(serialNumber))) {
      throw new MinicaException(Kind.BAD_INPUT, "its certificate is number " + serialNumber);
    }
  }

  private static boolean isNamed(Path file, String name) {
    return String.valueOf(file.getFileName()).equals(name);
  }

  /** Where the record of a certificate is, or would be. */
  public Path file(SerialNumber serialNumber) {
    return directory.resolve(RECORD.of(serialNumber));
  }

  @Override
  public void revoke(Revocation revocation) {
    Path file = revocationFile(revocation.serialNumber());
    try (Writing writing = state.beginWriting()) {
      writing.createDirectory(revoked);
      if (!writing.createOnce(file, RevocationFile.encode(revocation), Access.PUBLIC)) {
        throw readRevocation(file).secondTime();
      }
    }
  }

  @Override
  public Optional<Revocation> findRevocation(SerialNumber serialNumber) {
    Path file = revocationFile(serialNumber);
    return state
        .disk()
        .readIfPresent(file, MAX_OCTETS)
        .map(content -> decodeRevocation(file, content));
  }

  @Override
  public List<Revocation> revocations() {
    return stream(names(revoked, REVOCATION))
        .map(name -> readRevocation(revoked.resolve(name)))
        .toList();
  }

  /** Those revocations that can be read, and a message for each that cannot. */
  public Extract<Revocation> readableRevocations() {
    List<Reading<Revocation>> readings =
        stream(names(revoked, REVOCATION))
            .map(name -> tryReadRevocation(revoked.resolve(name)))
            .toList();
    return extract(readings);
  }

  private Reading<Revocation> tryReadRevocation(Path file) {
    try {
      return new Reading<>(Optional.of(readRevocation(file)), Optional.empty());
    } catch (MinicaException e) {
      return new Reading<>(Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
    }
  }

  @Override
  public int countRevocations() {
    return Math.toIntExact(state.disk().list(revoked).stream().filter(REVOCATION::isOne).count());
  }

  private Revocation readRevocation(Path file) {
    return decodeRevocation(file, state.disk().read(file, MAX_OCTETS));
  }

  private static Revocation decodeRevocation(Path file, byte[] content) {
    try {
      Revocation revocation = RevocationFile.decode(content);
      if (!isNamed(file, REVOCATION.of(revocation.serialNumber()))) {
        throw new MinicaException(
            Kind.BAD_INPUT, "it is that of certificate " + revocation.serialNumber());
      }
      return revocation;
    } catch (MinicaException e) {
      throw e.restated(
              e.kind(), "the revocation " + Disk.shown(file) + " is corrupt: " + e.getMessage())
          .withHint("put it back from a backup; while it cannot be read there is no new CRL");
    }
  }

  /** Where the revocation of a certificate is, or would be. */
  public Path revocationFile(SerialNumber serialNumber) {
    return revoked.resolve(REVOCATION.of(serialNumber));
  }

  /** Whether a file of this name in {@value #DIRECTORY} is taken for a record. */
  public static boolean isRecord(String name) {
    return RECORD.isOne(name);
  }

  /** Whether a file of this name in {@value #REVOKED} is taken for a revocation. */
  public static boolean isRevocation(String name) {
    return REVOCATION.isOne(name);
  }
}
