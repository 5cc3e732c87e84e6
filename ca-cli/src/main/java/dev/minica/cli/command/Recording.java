package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.cli.trace.ConnectionLine;
import dev.minica.cli.trace.TracedConnection;
import dev.minica.tls.Endpoint;
import dev.minica.tls.analysis.Analyzer;
import dev.minica.tls.analysis.Evidence;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.capture.RecordingListener;
import dev.minica.tls.format.GrowingCapture;
import dev.minica.tls.trace.Trace;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes connections into a file as they end, with a line of talk for each. It is over when there
 * are as many as wanted, or one could not be written.
 */
final class Recording implements RecordingListener {

  private final Session session;
  private final Optional<Integer> wanted;
  private final Analyzer analyzer;
  private final Deque<Conversation> waiting = new ArrayDeque<>();
  private @Nullable GrowingCapture file;
  private @Nullable MinicaException failure;

  /**
   * @param wanted after how many connections it is over; absent for never
   */
  Recording(Session session, Optional<Integer> wanted) {
    this.session = session;
    this.wanted = wanted;
    this.analyzer = new Analyzer(session.environment().random());
  }

  /** Where it goes, those that have ended before included. */
  synchronized void into(GrowingCapture capture) {
    file = capture;
    writeAll(capture);
  }

  @Override
  public synchronized void ended(Conversation conversation) {
    waiting.add(conversation);
    if (file != null) {
      writeAll(file);
    }
  }

  private void writeAll(GrowingCapture capture) {
    while (!waiting.isEmpty() && !isOver()) {
      write(capture, waiting.remove());
    }
    notifyAll();
  }

  private void write(GrowingCapture capture, Conversation conversation) {
    try {
      capture.add(conversation);
      Trace trace = analyzer.analyze(conversation, Evidence.NONE);
      say(ConnectionLine.of(TracedConnection.watched(conversation, trace)).text());
    } catch (MinicaException e) {
      failure = e;
    }
  }

  @Override
  public void unreachable(InetSocketAddress client, String reason) {
    say(Endpoint.text(client) + "  turned away, since the server cannot be reached: " + reason);
  }

  private void say(String line) {
    synchronized (session) {
      session.say(line);
    }
  }

  private boolean isOver() {
    return failure != null || wanted.filter(number -> count() >= number).isPresent();
  }

  private int count() {
    return file == null ? 0 : file.count();
  }

  /** Waits until it is over. */
  synchronized void awaitEnd() throws InterruptedException {
    while (!isOver()) {
      wait();
    }
  }

  /**
   * Says what there is, once nothing more comes.
   *
   * @throws MinicaException FAILED if a connection could not be written
   */
  synchronized void finish(Path path) {
    int count = count();
    say(count + (count == 1 ? " connection is in " : " connections are in ") + path);
    if (failure != null) {
      throw failure.restated(
          failure.kind(), failure.getMessage() + " (" + count + " recorded before it)");
    }
  }
}
