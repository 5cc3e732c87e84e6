package dev.minica.scan;

import dev.minica.internal.io.DiskFailure;
import dev.minica.scan.ScanReport.Unread;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Looks into one file. */
final class FileScan {

  private final Judges judges;
  private final LongSupplier nanoseconds;
  private final Discoveries discoveries = new Discoveries();
  private final Path path;
  private final Place place;

  FileScan(Judges judges, LongSupplier nanoseconds, Path path) {
    this.judges = judges;
    this.nanoseconds = nanoseconds;
    this.path = path;
    this.place = Place.of(judges.options().name(path));
  }

  /** One of the two, or neither for a file that has nothing to do with certificates. */
  record Outcome(Optional<ScannedFile> file, Optional<Unread> unread) {

    boolean isLocked() {
      return file.filter(ScannedFile::isLocked).isPresent();
    }
  }

  Outcome scan() {
    long begun = nanoseconds.getAsLong();
    try {
      look();
      Duration took = Duration.ofNanos(nanoseconds.getAsLong() - begun);
      return new Outcome(discoveries.of(place.file(), took), Optional.empty());
    } catch (IOException e) {
      Unread unread = new Unread(place.file(), DiskFailure.reason(e));
      return new Outcome(Optional.empty(), Optional.of(unread));
    }
  }

  private void look() throws IOException {
    try (InputStream in = isEmpty() ? InputStream.nullInputStream() : Files.newInputStream(path)) {
      look(in);
    }
    if (discoveries.hasOpenKey() && isReadByAll()) {
      discoveries.add(
          place, Problem.OPEN_KEY, "private key, not encrypted, which every user may read");
    }
  }

  private void look(InputStream in) throws IOException {
    Contents contents = new Contents(judges, discoveries);
    byte[] head = in.readNBytes(Nature.HEAD);
    if (Nature.of(head) != Nature.ZIP && !KnownName.isOfArchive(place)) {
      contents.look(head, in, place);
    } else if (isFoundByItsName()) {
      contents.lookAtArchive(path, place);
    } else {
      contents.lookAtMember(new SequenceInputStream(new ByteArrayInputStream(head), in), place, 0);
    }
  }

  /** So call themselves the files of /proc, too, of which some keep their reader waiting. */
  private boolean isEmpty() throws IOException {
    return Files.size(path) == 0;
  }

  /** Not if it has octets that are no characters here; what reads archives asks by the name. */
  private boolean isFoundByItsName() {
    try {
      return path.toFile().toPath().equals(path);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private boolean isReadByAll() throws IOException {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        && Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ);
  }
}
