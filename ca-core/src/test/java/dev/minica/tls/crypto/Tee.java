package dev.minica.tls.crypto;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stands between one client and a server on this machine, and keeps what both send. */
final class Tee implements AutoCloseable {

  private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final ByteArrayOutputStream fromClient = new ByteArrayOutputStream();
  private final ByteArrayOutputStream fromServer = new ByteArrayOutputStream();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Future<?> connection;

  Tee(int serverPort) throws IOException {
    connection =
        threads.submit(
            () -> {
              connect(serverPort);
              return null;
            });
  }

  int port() {
    return listener.getLocalPort();
  }

  private void connect(int serverPort) throws Exception {
    try (Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
      Future<?> upwards =
          threads.submit(
              () -> {
                pump(client, server, fromClient);
                return null;
              });
      pump(server, client, fromServer);
      upwards.get();
    }
  }

  private static void pump(Socket from, Socket to, ByteArrayOutputStream kept) throws IOException {
    InputStream in = from.getInputStream();
    byte[] buffer = new byte[16_384];
    for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
      kept.write(buffer, 0, count);
      to.getOutputStream().write(buffer, 0, count);
    }
    to.shutdownOutput();
  }

  /** All that was sent, once both sides have closed. */
  Recording recording() throws InterruptedException, ExecutionException, TimeoutException {
    connection.get(20, TimeUnit.SECONDS);
    return new Recording(fromClient.toByteArray(), fromServer.toByteArray());
  }

  /** The octets of both directions. */
  record Recording(byte[] fromClient, byte[] fromServer) {}

  @Override
  public void close() throws IOException {
    listener.close();
    threads.shutdownNow();
  }
}
