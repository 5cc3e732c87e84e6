package dev.minica.tls.diagnosis;

import dev.minica.tls.crypto.Sender;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands before a server and changes something in a record of one side. */
final class Tamperer implements AutoCloseable {

  /** What it does. */
  interface Change {

    /**
     * Changes a record in place.
     *
     * @param number of the record among those of its sender, from 0 on
     * @param record with its header of five octets
     */
    void apply(Sender sender, int number, byte[] record);
  }

  private final ServerSocket listening;
  private final int server;
  private final Change change;

  Tamperer(int server, Change change) throws IOException {
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.server = server;
    this.change = change;
    daemon(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    try {
      while (!listening.isClosed()) {
        Socket client = listening.accept();
        Socket onward = new Socket(InetAddress.getLoopbackAddress(), server);
        daemon(() -> pass(client, onward, Sender.CLIENT));
        daemon(() -> pass(onward, client, Sender.SERVER));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void pass(Socket from, Socket to, Sender sender) {
    try {
      DataInputStream in = new DataInputStream(from.getInputStream());
      for (int number = 0; ; number++) {
        byte[] header = in.readNBytes(5);
        if (header.length < 5) {
          to.shutdownOutput();
          return;
        }
        int length = ((header[3] & 0xff) << 8) | (header[4] & 0xff);
        byte[] record = java.util.Arrays.copyOf(header, 5 + length);
        in.readFully(record, 5, length);
        change.apply(sender, number, record);
        to.getOutputStream().write(record);
      }
    } catch (IOException gone) {
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "tamperer");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
