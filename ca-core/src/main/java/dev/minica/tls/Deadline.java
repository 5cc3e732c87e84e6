package dev.minica.tls;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection when its time is up: a socket's own time-out starts anew with each octet that
 * the other side lets drip.
 */
final class Deadline implements AutoCloseable {

  private final Socket socket;
  private final ScheduledExecutorService clock;
  private volatile boolean passed;

  private Deadline(Socket socket) {
    this.socket = socket;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "deadline");
              thread.setDaemon(true);
              return thread;
            });
  }

  static Deadline of(Socket socket, Duration limit) {
    Deadline deadline = new Deadline(socket);
    var unused = deadline.clock.schedule(deadline::pass, limit.toMillis(), TimeUnit.MILLISECONDS);
    return deadline;
  }

  private void pass() {
    passed = true;
    try {
      socket.close();
    } catch (IOException e) {
      clock.shutdown(); // whoever reads from it finds out the same
    }
  }

  /** Work that reads from the socket. */
  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Does the work.
   *
   * @throws SocketTimeoutException if it failed because its time was up
   */
  <T> T during(Work<T> work) throws IOException {
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
