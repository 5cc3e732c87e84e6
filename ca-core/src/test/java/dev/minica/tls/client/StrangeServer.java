package dev.minica.tls.client;

import dev.minica.Environment;
import dev.minica.tls.engine.Capture;
import dev.minica.tls.engine.ClientWishes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;

/** A server that does something else than TLS with each who connects. */
final class StrangeServer implements AutoCloseable {

  /** What it does once it has heard something. */
  interface Act {
    void on(byte[] heard, Socket socket, OutputStream out) throws IOException, InterruptedException;
  }

  /** What it does whatever it has heard. */
  interface DeafAct {
    void on(Socket socket, OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

  StrangeServer(DeafAct act) throws IOException {
    this((heard, socket, out) -> act.on(socket, out));
  }

  StrangeServer(Act act) throws IOException {
    Thread thread = new Thread(() -> acceptAll(act), "strange-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void acceptAll(Act act) {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        InputStream in = client.getInputStream();
        byte[] buffer = new byte[8192];
        int length = in.read(buffer);
        if (length > 0) {
          act.on(Arrays.copyOf(buffer, length), client, client.getOutputStream());
        }
      } catch (IOException | InterruptedException e) {
        Thread.onSpinWait(); // and on to the next one
      }
    }
  }

  Capture visitedBy(ClientWishes wishes) {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    return new OwnClient(Environment.system()).visit(address, wishes, Kind.SETTINGS).capture();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
