package dev.minica.scan;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a scan found.
 *
 * @param looked how many files were looked into
 * @param files those in which there was something, by their paths
 * @param unread what could not be looked at, with the reason; a file or directory each
 */
public record ScanReport(int looked, List<ScannedFile> files, List<Unread> unread) {

  /**
   * A file or directory that could not be looked at.
   *
   * @param path as {@link ScanOptions#base} has it called
   * @param reason the operating system's
   */
  public record Unread(String path, String reason) {}

  public ScanReport {
    files = List.copyOf(files);
    unread = List.copyOf(unread);
  }

  /** All findings, file by file. */
  public List<Finding> findings() {
    return files.stream().flatMap(file -> file.findings().stream()).toList();
  }

  /** How many of the findings are trouble. */
  public long troubles() {
    return findings().stream().map(Finding::problem).filter(Problem::isTrouble).count();
  }

  /** How many of the findings are no trouble, and worth knowing. */
  public long notes() {
    return findings().size() - troubles();
  }

  /** The same with trouble alone; all files stay. */
  public ScanReport withoutNotes() {
    return new ScanReport(looked, files.stream().map(ScannedFile::withoutNotes).toList(), unread);
  }

  /** Those with trouble, or those without. */
  public List<ScannedFile> files(boolean withTrouble) {
    Predicate<ScannedFile> has = ScannedFile::hasTrouble;
    return files.stream().filter(withTrouble ? has : has.negate()).toList();
  }

  public Tally tally() {
    return files.stream().map(ScannedFile::tally).reduce(Tally.NOTHING, Tally::plus);
  }
}
