package dev.minica.tls;

import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a server reported, in the order it did. */
final class RecordedEvents implements ConnectionListener {

  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();
  private final BlockingQueue<NegotiatedConnection> negotiated = new LinkedBlockingQueue<>();

  @Override
  public void negotiated(NegotiatedConnection connection) {
    negotiated.add(connection);
  }

  @Override
  public void answered(NegotiatedConnection connection, String request, int status) {
    answers.add(request + " " + status);
  }

  @Override
  public void failed(InetSocketAddress client, String reason) {
    failures.add(reason);
  }

  String nextAnswer() {
    return next(answers);
  }

  String nextFailure() {
    return next(failures);
  }

  NegotiatedConnection nextNegotiated() {
    return next(negotiated);
  }

  private static <T> T next(BlockingQueue<T> queue) {
    try {
      T next = queue.poll(30, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("the server reported nothing");
      }
      return next;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
