package dev.minica.internal.io;

import dev.minica.MinicaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Clears what killed runs left in a staging directory and, by their notes, elsewhere. What cannot
 * be cleared now stays for the next sweep and never stops the writer that came to work.
 */
final class Sweep {

  private final Path staging;

  Sweep(Path staging) {
    this.staging = staging;
  }

  void run() {
    entries().forEach(this::settle);
  }

  private record Staged(Path path, FileTime written) {}

  /** The newest first: what was replaced twice is put back step by step. */
  private List<Path> entries() {
    try {
      List<Staged> entries = new ArrayList<>();
      for (Path entry : Disk.entries(staging)) {
        entries.add(new Staged(entry, Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS)));
      }
      entries.sort((a, b) -> b.written().compareTo(a.written()));
      return entries.stream().map(Staged::path).toList();
    } catch (IOException e) {
      // The writer is about to meet the same failure, and reports it.
      return List.of();
    }
  }

  /** Whether a file of this name is one that a sweep would clear. */
  static boolean isSwept(String name) {
    return TemporaryNames.isTemporary(name) || NoteFile.isOne(name);
  }

  private void settle(Path entry) {
    if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    String name = String.valueOf(entry.getFileName());
    if (TemporaryNames.isTemporary(name)) {
      Disk.discard(entry);
      return;
    }
    try {
      Optional<NoteFile> note = NoteFile.find(staging, name);
      if (note.isPresent()) {
        note.get().settle();
      }
    } catch (IOException | MinicaException e) {
      // Its note stays, and so does everything that the note speaks of.
    }
  }
}
