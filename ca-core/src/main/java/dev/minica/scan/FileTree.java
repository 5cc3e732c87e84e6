package dev.minica.scan;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.internal.io.Disk;
import dev.minica.internal.io.DiskFailure;
import dev.minica.scan.ScanReport.Unread;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The regular files below some roots, each once.
 *
 * <p>A root may be a link. Below one, links to directories are not followed, so that there is no
 * way round in a circle; a link to a file is, unless that file is below a root itself. What version
 * control keeps for itself is left out: it is compressed, and old versions trouble nobody. So are
 * the kernel's directories, unless they are asked for.
 */
final class FileTree {

  private static final Set<String> LEFT_OUT = Set.of(".git", ".hg", ".svn");

  /** They are no disk, and some files there keep their reader waiting. */
  private static final Set<Path> NO_DISK =
      Set.of(Path.of("/proc"), Path.of("/sys"), Path.of("/dev"));

  private final Workers workers;
  private final ScanOptions options;
  private final List<Path> realRoots = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();

  FileTree(Workers workers, ScanOptions options) {
    this.workers = workers;
    this.options = options;
  }

  /** What one directory holds. */
  private record Listing(List<Path> directories, List<Path> files, List<Unread> unread) {

    static Listing empty() {
      return new Listing(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  /**
   * Walks, level by level; once.
   *
   * @throws MinicaException BAD_INPUT if a root is not there, may not be read, or is neither a file
   *     nor a directory
   */
  void walk(List<Path> roots) {
    List<Path> level = new ArrayList<>();
    for (Path root : outermost(roots)) {
      requireUsable(root);
      (Files.isDirectory(root) ? level : files).add(root);
    }
    while (!level.isEmpty()) {
      List<Path> next = new ArrayList<>();
      for (Listing listing : workers.map(level, this::list)) {
        next.addAll(listing.directories());
        files.addAll(listing.files());
        unread.addAll(listing.unread());
      }
      level = next;
    }
    files.sort(Comparator.naturalOrder());
  }

  /** By their paths. */
  List<Path> files() {
    return files;
  }

  List<Unread> unread() {
    return unread;
  }

  /** Those roots that are not below another. */
  private List<Path> outermost(List<Path> roots) {
    List<Path> real = roots.stream().map(FileTree::real).toList();
    List<Path> outermost = new ArrayList<>();
    for (int i = 0; i < real.size(); i++) {
      if (!isCovered(real, i)) {
        outermost.add(roots.get(i));
        realRoots.add(real.get(i));
      }
    }
    return outermost;
  }

  private static boolean isCovered(List<Path> real, int index) {
    for (int i = 0; i < real.size(); i++) {
      boolean above = real.get(index).startsWith(real.get(i));
      if (i != index && above && (i < index || !real.get(i).equals(real.get(index)))) {
        return true;
      }
    }
    return false;
  }

  private static Path real(Path root) {
    try {
      return root.toRealPath();
    } catch (IOException e) {
      throw unusable(root, DiskFailure.reason(e));
    }
  }

  /**
   * What is asked for and cannot be looked at leaves no answer; and a FIFO waits for its writer.
   */
  private static void requireUsable(Path root) {
    if (!Files.isReadable(root)) {
      throw unusable(root, "permission denied");
    } else if (!Files.isDirectory(root) && !Files.isRegularFile(root)) {
      throw unusable(root, "it is neither a file nor a directory");
    }
  }

  private static MinicaException unusable(Path root, String reason) {
    return new MinicaException(Kind.BAD_INPUT, "cannot read " + Disk.shown(root) + ": " + reason);
  }

  private Listing list(Path directory) {
    Listing listing = Listing.empty();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        add(entry, listing);
      }
    } catch (IOException e) {
      listing.unread().add(unread(directory, e));
    } catch (DirectoryIteratorException e) {
      listing.unread().add(unread(directory, Objects.requireNonNull(e.getCause())));
    }
    return listing;
  }

  private void add(Path entry, Listing listing) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory()) {
        addDirectory(entry, listing);
      } else if (attributes.isRegularFile()
          || (attributes.isSymbolicLink() && leadsToFileElsewhere(entry))) {
        listing.files().add(entry);
      }
    } catch (IOException e) {
      listing.unread().add(unread(entry, e));
    }
  }

  private static void addDirectory(Path entry, Listing listing) {
    if (!LEFT_OUT.contains(String.valueOf(entry.getFileName())) && !NO_DISK.contains(entry)) {
      listing.directories().add(entry);
    }
  }

  private Unread unread(Path path, IOException failure) {
    return new Unread(options.name(path), DiskFailure.reason(failure));
  }

  /** A link that leads nowhere is no file, and nothing that could expire. */
  private boolean leadsToFileElsewhere(Path link) throws IOException {
    if (!Files.isRegularFile(link)) {
      return false;
    }
    Path end = link.toRealPath();
    return realRoots.stream().noneMatch(end::startsWith);
  }
}
