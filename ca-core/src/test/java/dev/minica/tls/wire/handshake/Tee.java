package dev.minica.tls.wire.handshake;

import dev.minica.tls.wire.Octets;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Stands between a client and a server on the loopback, and keeps what goes by. */
final class Tee implements AutoCloseable {

  private final ServerSocket listening;
  private final int server;
  private final List<ByteArrayOutputStream> toServer = new ArrayList<>();
  private final List<ByteArrayOutputStream> toClient = new ArrayList<>();
  private final Thread accepting = new Thread(this::accept, "tee");
  private final List<Closeable> open = Collections.synchronizedList(new ArrayList<>());

  /** In front of the server on this port of the loopback. */
  Tee(int server) throws IOException {
    this.server = server;
    this.listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    accepting.start();
  }

  String address() {
    return "127.0.0.1:" + listening.getLocalPort();
  }

  /** What clients sent, each connection by itself. To be asked when they have ended. */
  List<Octets> toServer() {
    return octets(toServer);
  }

  /** What the server sent, likewise. */
  List<Octets> toClient() {
    return octets(toClient);
  }

  private static List<Octets> octets(List<ByteArrayOutputStream> streams) {
    return streams.stream().map(stream -> Octets.of(stream.toByteArray())).toList();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
        open.addAll(List.of(client, behind));
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        toServer.add(sent);
        toClient.add(received);
        Thread up = new Thread(() -> copy(client, behind, sent), "tee up");
        up.start();
        copy(behind, client, received);
        up.join();
      }
    } catch (IOException closed) {
      // the end
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Socket from, Socket to, ByteArrayOutputStream kept) {
    byte[] chunk = new byte[8192];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        kept.write(chunk, 0, read);
        out.write(chunk, 0, read);
      }
    } catch (IOException closed) {
      // either side may have ended it
    }
  }

  /** Ends what is still open, and waits until nothing more is kept. */
  @Override
  public void close() throws IOException {
    listening.close();
    for (Closeable each : List.copyOf(open)) {
      each.close();
    }
    try {
      accepting.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
