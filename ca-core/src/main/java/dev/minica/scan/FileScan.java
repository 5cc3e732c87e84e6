package dev.minica.scan;

import dev.minica.internal.io.DiskFailure;
import dev.minica.scan.ScanReport.Unread;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/** Looks into one file. */
final class FileScan {

  private final Judges judges;
  private final Discoveries discoveries = new Discoveries();
  private final Path path;
  private final Place place;

  FileScan(Judges judges, Path path) {
    this.judges = judges;
    this.path = path;
    this.place = Place.of(judges.options().name(path));
  }

  /** One of the two, or neither for a file that has nothing to do with certificates. */
  record Outcome(Optional<ScannedFile> file, Optional<Unread> unread) {}

  Outcome scan() {
    try {
      look();
      return new Outcome(discoveries.of(place.file()), Optional.empty());
    } catch (IOException e) {
      Unread unread = new Unread(place.file(), DiskFailure.reason(e));
      return new Outcome(Optional.empty(), Optional.of(unread));
    }
  }

  private void look() throws IOException {
    Contents contents = new Contents(judges, discoveries);
    try (InputStream in = Files.newInputStream(path)) {
      byte[] head = in.readNBytes(Nature.HEAD);
      if (Nature.of(head) == Nature.ZIP || KnownName.isOfArchive(place)) {
        contents.lookAtArchive(path, place);
      } else {
        contents.look(head, in, place);
      }
    }
    if (discoveries.hasOpenKey() && isReadByAll()) {
      discoveries.add(
          place, Problem.OPEN_KEY, "private key, not encrypted, which every user may read");
    }
  }

  private boolean isReadByAll() throws IOException {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        && Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ);
  }
}
