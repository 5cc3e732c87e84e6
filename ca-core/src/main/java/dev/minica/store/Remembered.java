package dev.minica.store;

import dev.minica.Environment;
import dev.minica.internal.io.FileMark;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a CA directory, for as long as nothing has happened there. Each event is in
 * the log before anybody is told of it, and the log only grows: as long as it has not, whatever was
 * acknowledged is in what was read. What a killed process did without telling shows in the times of
 * the directories; and as their clock is coarse, nothing is remembered for longer than a second.
 */
public final class Remembered<T> {

  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final List<Path> files;
  private final Environment environment;
  private final Supplier<T> reading;
  private @Nullable T value;
  private @Nullable FileMark mark;
  private Instant since = Instant.MIN;

  /**
   * @param files the log, and the directories that are read
   * @param reading called by one thread at a time, and again after it has failed
   */
  public Remembered(List<Path> files, Environment environment, Supplier<T> reading) {
    this.files = List.copyOf(files);
    this.environment = environment;
    this.reading = reading;
  }

  /** What is true now; what the reading throws leaves by here. */
  public synchronized T get() {
    FileMark present = FileMark.of(files); // before anything is read: what comes later shows
    Instant now = environment.now();
    T last = value;
    if (last != null && present.equals(mark) && isRecent(now)) {
      return last;
    }
    T read = reading.get();
    value = read;
    mark = present;
    since = now;
    return read;
  }

  /** A clock that went back says nothing. */
  private boolean isRecent(Instant now) {
    return !now.isBefore(since) && now.isBefore(since.plus(LONGEST));
  }
}
