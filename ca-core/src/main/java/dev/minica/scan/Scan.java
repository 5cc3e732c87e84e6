package dev.minica.scan;

import dev.minica.scan.FileScan.Outcome;
import dev.minica.scan.ScanReport.Unread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Looks for certificates, private and public keys, and key stores in files and below directories,
 * and says which are in trouble: over, nearly over or not begun; weak; or such that strict clients
 * refuse them.
 *
 * <p>Found is by content, whatever a file is called: PEM, also inside other text, escaped and
 * quoted; base64 as in Kubernetes; DER; PKCS#7 that nobody signed; key stores of all formats that
 * minica reads; and all of it in archives like jars, four deep. Not found is what is compressed
 * otherwise, PEM inside binary files, and of an archive inside another what comes behind a member
 * that is stored as it is and says its length behind itself.
 *
 * <p>A link to a directory is not followed, one to a file is if it leads out of the tree; the
 * directories of git, Mercurial and Subversion are left out, other hidden ones are not. Of a file
 * at most 16 MiB are looked at, of an archive 2 GiB when unpacked, of one thing in a text 4 MiB;
 * two processors do with a heap of 256 MiB.
 */
public final class Scan {

  /** Of more files the second look would take long and hardly try more than the first. */
  private static final int MOST_AGAIN = 80;

  private final ScanOptions options;
  private final LongSupplier nanoseconds;
  private final Progress progress;

  /**
   * @param nanoseconds as {@link dev.minica.Environment#nanoseconds} gives them
   * @param progress is told of each file, in any of the threads
   */
  public Scan(ScanOptions options, LongSupplier nanoseconds, Progress progress) {
    this.options = options;
    this.nanoseconds = nanoseconds;
    this.progress = progress;
  }

  /**
   * Looks at all files. They are read by as many threads as there are processors, and nothing is
   * written; what cannot be read is in the report.
   *
   * @param roots files and directories, in any order; what is below two of them is looked at once
   * @throws dev.minica.MinicaException BAD_INPUT if a root is not there, may not be read, or is
   *     neither a file nor a directory
   */
  public ScanReport of(List<Path> roots) {
    try (Workers workers = new Workers()) {
      FileTree tree = new FileTree(workers, options);
      tree.walk(roots);
      Judges judges = Judges.of(options);
      List<Path> files = tree.files();
      AtomicInteger done = new AtomicInteger();
      List<Outcome> outcomes =
          workers.map(
              files,
              path -> {
                Outcome outcome = new FileScan(judges, nanoseconds, path).scan();
                progress.done(done.incrementAndGet(), files.size());
                return outcome;
              });
      return report(files.size(), lookedAgain(files, outcomes, judges, workers), tree.unread());
    }
  }

  /** How much may be tried on what is locked shows when all has been seen. */
  private List<Outcome> lookedAgain(
      List<Path> files, List<Outcome> outcomes, Judges judges, Workers workers) {
    int locked = (int) outcomes.stream().filter(Outcome::isLocked).count();
    if (locked == 0 || locked > MOST_AGAIN) {
      return outcomes;
    }
    Judges again = judges.again(locked);
    return workers.map(
        IntStream.range(0, files.size()).boxed().toList(),
        file ->
            outcomes.get(file).isLocked()
                ? new FileScan(again, nanoseconds, files.get(file)).scan()
                : outcomes.get(file));
  }

  private static ScanReport report(int looked, List<Outcome> outcomes, List<Unread> directories) {
    List<ScannedFile> files = new ArrayList<>();
    List<Unread> unread = new ArrayList<>(directories);
    for (Outcome outcome : outcomes) {
      outcome.file().ifPresent(files::add);
      outcome.unread().ifPresent(unread::add);
    }
    unread.sort(Comparator.comparing(Unread::path));
    return new ScanReport(looked, files, unread);
  }
}
