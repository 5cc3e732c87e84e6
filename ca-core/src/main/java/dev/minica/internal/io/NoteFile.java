package dev.minica.internal.io;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * A note as a file in the staging directory. Its prefix says how far the run has come, and since
 * each step is a rename of the one name, the run and a sweeper that takes it for dead cannot both
 * win.
 *
 * <pre>
 * staging file:///home/u/.minica-0123456789abcdef    the hidden directory
 * made file:///home/u/new                            directories made above it, the topmost first
 * end                                                so that half a note is told from a whole one
 * </pre>
 */
final class NoteFile implements StagingNote {

  private static final String BEGUN = "note-";
  private static final String DECIDED = "done-";
  private static final String CLAIMED = "undo-";
  private static final String STAGING = "staging ";
  private static final String MADE = "made ";
  private static final String END = "end";
  private static final int MAX_OCTETS = 1 << 20;

  private final Path directory;
  private final String digits;

  private NoteFile(Path directory, String digits) {
    this.directory = directory;
    this.digits = digits;
  }

  static NoteFile create(Path directory, TemporaryNames names) {
    return new NoteFile(directory, names.digits());
  }

  /** The note with this name, if it is the name of one. */
  static Optional<NoteFile> find(Path directory, String name) {
    return isOne(name)
        ? Optional.of(new NoteFile(directory, name.substring(BEGUN.length())))
        : Optional.empty();
  }

  /** Whether a name is that of a note. */
  static boolean isOne(String name) {
    return List.of(BEGUN, DECIDED, CLAIMED).contains(name.substring(0, prefix(name)));
  }

  private static int prefix(String name) {
    return Math.min(BEGUN.length(), name.length());
  }

  @Override
  public void begin(StagingDirectory staging, Parents parents) throws IOException {
    StringBuilder text = new StringBuilder(STAGING).append(staging.path().toUri()).append('\n');
    parents.missing().forEach(made -> text.append(MADE).append(made.toUri()).append('\n'));
    Disk.writeNew(
        at(BEGUN),
        text.append(END).append('\n').toString().getBytes(StandardCharsets.UTF_8),
        Access.SECRET);
  }

  @Override
  public void decide() throws IOException {
    Files.move(at(BEGUN), at(DECIDED), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void remove() {
    Disk.discard(at(BEGUN));
    Disk.discard(at(DECIDED));
  }

  /**
   * Ends what the run began: what is not complete is undone, and the remains are removed.
   *
   * @throws IOException if something could not be put back or removed; the note then stays
   * @throws MinicaException BAD_INPUT if the note makes no sense; it stays, too
   */
  void settle() throws IOException {
    boolean decided = Files.exists(at(DECIDED));
    if (Files.exists(at(BEGUN))) {
      Files.move(at(BEGUN), at(CLAIMED), StandardCopyOption.ATOMIC_MOVE);
    }
    Path note = at(decided ? DECIDED : CLAIMED);
    settle(lines(note), decided);
    Files.delete(note);
  }

  private static void settle(List<String> lines, boolean decided) throws IOException {
    // Half a note was written by a run that had not begun.
    if (lines.isEmpty() || !lines.get(lines.size() - 1).equals(END)) {
      return;
    }
    StagingDirectory staging = new StagingDirectory(path(lines.get(0), STAGING));
    if (!decided && !staging.isComplete()) {
      staging.undo();
    }
    if (!staging.clear()) {
      throw new DirectoryNotEmptyException(staging.path().toString());
    }
    new Parents(lines.subList(1, lines.size() - 1).stream().map(l -> path(l, MADE)).toList())
        .discard();
  }

  private static List<String> lines(Path note) {
    byte[] text = new BoundedFile(note, MAX_OCTETS).read();
    return new String(text, StandardCharsets.UTF_8).lines().toList();
  }

  private static Path path(String line, String keyword) {
    try {
      return Path.of(URI.create(line.substring(keyword.length())));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | FileSystemNotFoundException e) {
      throw new MinicaException(Kind.BAD_INPUT, "not a line of a note: " + Escaped.of(line), e);
    }
  }

  private Path at(String prefix) {
    return directory.resolve(prefix + digits);
  }
}
