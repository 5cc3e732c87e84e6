package dev.minica.tls.capture;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.wire.Octets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One connection that is passed on: a socket on each side, and what came through them. */
final class Relay {

  /** More than a record of TLS, which has at most 2^14 + 2048 octets (RFC 5246 section 6.2.3). */
  private static final int BUFFER = 32 * 1024;

  /** Of one connection; the rest is passed on and not kept. */
  private static final long MAX_KEPT = 64L << 20;

  private final Socket client;
  private final Socket server;
  private final InstantSource clock;
  private final List<Chunk> chunks = new ArrayList<>();
  private final List<Close> closes = new ArrayList<>();
  private final Set<Sender> incomplete = EnumSet.noneOf(Sender.class);
  private final Set<Sender> deaf = EnumSet.noneOf(Sender.class);
  private long kept;

  Relay(Socket client, Socket server, InstantSource clock) {
    this.client = client;
    this.server = server;
    this.clock = clock;
  }

  /** Passes on until both sides have ended. */
  void run() {
    Thread answers = new Thread(() -> pass(Sender.SERVER), "minica-recorder");
    answers.setDaemon(true);
    answers.start();
    pass(Sender.CLIENT);
    boolean isOver = false;
    while (!isOver) {
      try {
        answers.join();
        isOver = true;
      } catch (InterruptedException stop) {
        cut();
      }
    }
  }

  /** Ends it at once; nobody waits for it longer. */
  void cut() {
    reset(client);
    reset(server);
  }

  synchronized Conversation conversation(InetSocketAddress from, InetSocketAddress to) {
    return new Conversation(
        from,
        to,
        chunks,
        closes,
        incomplete.stream().map(each -> new Gap(each, Gap.Part.END)).collect(Collectors.toSet()));
  }

  private void pass(Sender sender) {
    Socket from = sender == Sender.CLIENT ? client : server;
    Socket to = sender == Sender.CLIENT ? server : client;
    byte[] buffer = new byte[BUFFER];
    try {
      for (int length = read(from, buffer); length >= 0; length = read(from, buffer)) {
        // kept first: nobody can answer what has not been passed on
        keep(sender, Octets.ofRange(buffer, 0, length));
        to.getOutputStream().write(buffer, 0, length);
      }
      keep(sender, false);
      to.shutdownOutput();
    } catch (ReadFailure e) {
      keep(sender, true);
      reset(to);
    } catch (IOException gone) {
      // who was to hear it is not there any more, and the sender learns it as it would without us
      notHeard(sender.other());
      reset(from);
    }
  }

  /** That reading failed, and not writing: then the sender broke the connection off. */
  private static final class ReadFailure extends IOException {
    private static final long serialVersionUID = 1;

    ReadFailure(IOException cause) {
      super(cause);
    }
  }

  private static int read(Socket from, byte[] buffer) throws ReadFailure {
    try {
      return from.getInputStream().read(buffer);
    } catch (IOException e) {
      throw new ReadFailure(e);
    }
  }

  private synchronized void keep(Sender sender, Octets octets) {
    if (kept + octets.length() > MAX_KEPT || incomplete.contains(sender)) {
      incomplete.add(sender);
      return;
    }
    kept += octets.length();
    chunks.add(new Chunk(sender, clock.instant(), octets));
  }

  /** A reset is told once by the socket: to who writes, and then reading finds an end in order. */
  private synchronized void keep(Sender sender, boolean isReset) {
    closes.add(new Close(sender, clock.instant(), isReset || deaf.contains(sender)));
  }

  private synchronized void notHeard(Sender receiver) {
    deaf.add(receiver);
  }

  /** RST instead of FIN, so that the other side sees what we saw. */
  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // closed by the other direction in the meantime
      return;
    }
  }
}
