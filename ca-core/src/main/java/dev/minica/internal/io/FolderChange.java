package dev.minica.internal.io;

import dev.minica.MinicaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What changes in a {@link SharedFolder} at once. Several threads may write. */
public abstract sealed class FolderChange implements AutoCloseable
    permits NewFolderChange, ExistingFolderChange {

  private final List<Path> written = Collections.synchronizedList(new ArrayList<>());

  /** What was written to the file whose owner, group and mode it keeps. */
  private final Map<Path, Path> kept = new ConcurrentHashMap<>();

  /** Comes before the first file is written, and clears what killed processes left. */
  abstract void begin() throws IOException;

  /**
   * Has a file appear with all others.
   *
   * @param replace whether it may take the place of another
   * @throws MinicaException CONFLICT if it is there and not to be replaced, or is no regular file;
   *     FAILED
   */
  public final void write(OutputFile file, boolean replace) {
    requireFree(file.name(), replace);
    Path path = place(file.name(), replace);
    try {
      Path old = folder().resolve(file.name());
      boolean keeps = file.keeping() && Files.exists(old);
      Disk.writeUnsynced(path, file.content(), keeps ? Access.SECRET : file.access());
      if (keeps) {
        kept.put(path, old);
      }
    } catch (IOException e) {
      throw DiskFailure.of("write to", folder(), e);
    }
    written.add(path);
  }

  /** What changes. */
  abstract Path folder();

  abstract void requireFree(String name, boolean replace);

  /** Where a file is written that is to have this name. */
  abstract Path place(String name, boolean replace);

  /**
   * Has a file disappear with all others that do, if it is there.
   *
   * @throws MinicaException FAILED
   */
  public abstract void remove(String name);

  final boolean hasWritten() {
    return !written.isEmpty();
  }

  /** Lets all appear, durably, or none. */
  abstract void commit() throws IOException;

  /** Leaves nothing beside what there is to be. */
  @Override
  public abstract void close() throws IOException;

  /** Once all is written; what is kept may be a mode in which nothing can be synced. */
  final void sync() throws IOException {
    FileSync.of(List.copyOf(written));
    kept.forEach((path, old) -> Access.keep(old, path));
  }
}
