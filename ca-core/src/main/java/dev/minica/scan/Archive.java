package dev.minica.scan;

import dev.minica.internal.io.DiskFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * The members of an archive in the format of zip. In a file each is begun where the directory at
 * its end says, so that of classes and pictures only the first octets are unpacked; one inside
 * another comes as a stream. Nothing is written.
 */
final class Archive {

  private final Contents contents;
  private final Discoveries discoveries;
  private final ArchiveBudget budget;

  Archive(Contents contents, Discoveries discoveries, ArchiveBudget budget) {
    this.contents = contents;
    this.discoveries = discoveries;
    this.budget = budget;
  }

  /** What looks at a member, and may find that it is malformed. */
  private interface Walk {
    void go() throws IOException;
  }

  /** Looks at the members of a file. */
  void file(Path path, Place place) {
    guarded(
        place,
        () -> {
          try (ZipFile zip = new ZipFile(path.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
              ZipEntry entry = entries.nextElement();
              budget.member();
              if (!entry.isDirectory()) {
                Place inside = place.in(entry.getName());
                member(inside, () -> look(zip, entry, inside));
              }
            }
          }
        });
  }

  private void look(ZipFile zip, ZipEntry entry, Place place) throws IOException {
    try (InputStream in = budget.metered(zip.getInputStream(entry))) {
      contents.lookAtMember(in, place, 1);
    }
  }

  /** Looks at the members of what a stream gives. */
  void stream(InputStream in, Place place, int depth) {
    if (depth >= ArchiveBudget.MAX_DEPTH) {
      String message = "archives inside each other, over " + ArchiveBudget.MAX_DEPTH + " deep";
      discoveries.add(place, Problem.OVER_BOUND, message);
      return;
    }
    guarded(place, () -> members(new ZipInputStream(in), place, depth));
  }

  private void members(ZipInputStream zip, Place place, int depth) throws IOException {
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      budget.member();
      InputStream member = budget.metered(zip);
      if (!entry.isDirectory()) {
        contents.lookAtMember(member, place.in(entry.getName()), depth + 1);
      }
      member.transferTo(OutputStream.nullOutputStream());
    }
  }

  /** One that is encrypted, or damaged, says nothing of the others. */
  private void member(Place place, Walk walk) throws ArchiveBudget.Exceeded {
    try {
      walk.go();
    } catch (ArchiveBudget.Exceeded e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      unreadable(place, e);
    }
  }

  /** ZipFile and ZipInputStream throw IllegalArgumentException for names that are no UTF-8. */
  private void guarded(Place place, Walk walk) {
    try {
      walk.go();
    } catch (ArchiveBudget.Exceeded e) {
      discoveries.add(place, Problem.OVER_BOUND, String.valueOf(e.getMessage()));
    } catch (IOException | IllegalArgumentException e) {
      unreadable(place, e);
    }
  }

  private void unreadable(Place place, Exception e) {
    String reason =
        e instanceof IOException failure ? DiskFailure.reason(failure) : "a malformed name";
    discoveries.add(place, Problem.UNREADABLE, "not to be unpacked: " + reason);
  }
}
