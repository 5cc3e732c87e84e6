package dev.minica.tls;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection when its time is up: a socket's own time-out starts anew with each octet that
 * the other side lets drip.
 */
public final class Deadline implements AutoCloseable {

  private final Closeable connection;
  private final ScheduledExecutorService clock;
  private volatile boolean passed;

  private Deadline(Closeable connection) {
    this.connection = connection;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "deadline");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Sets it.
   *
   * @param connection whose closing, by another thread, ends whatever waits for it
   * @param limit from now on
   */
  public static Deadline of(Closeable connection, Duration limit) {
    Deadline deadline = new Deadline(connection);
    var unused = deadline.clock.schedule(deadline::pass, limit.toMillis(), TimeUnit.MILLISECONDS);
    return deadline;
  }

  private void pass() {
    passed = true;
    try {
      connection.close();
    } catch (IOException e) {
      clock.shutdown(); // whoever reads from it finds out the same
    }
  }

  /** Work that waits for the connection. */
  public interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Does the work.
   *
   * @throws SocketTimeoutException if it failed because its time was up
   */
  public <T> T during(Work<T> work) throws IOException {
    try {
      return work.run();
    } catch (IOException e) {
      if (passed) {
        throw (IOException) new SocketTimeoutException("the time is up").initCause(e);
      }
      throw e;
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
