package dev.minica.tls;

import java.io.IOException;
import java.net.ServerSocket;

/** Listens, and accepts clients as sockets that notice what they say. */
final class AcceptingSocket extends ServerSocket {

  AcceptingSocket() throws IOException {}

  @Override
  public AcceptedSocket accept() throws IOException {
    AcceptedSocket socket = new AcceptedSocket();
    implAccept(socket);
    return socket;
  }
}
