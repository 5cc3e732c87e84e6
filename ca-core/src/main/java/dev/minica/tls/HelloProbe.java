package dev.minica.tls;

import dev.minica.tls.registry.ContentTypes;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.wire.TlsRecord;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.handshake.ClientHello;
import dev.minica.tls.wire.handshake.Context;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import dev.minica.tls.wire.handshake.ServerHello;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks a server what it makes of a ClientHello, and leaves again.
 *
 * @param server whom
 * @param limit for the connection, and for the answer
 */
public record HelloProbe(InetSocketAddress server, Duration limit) {

  /** Its ServerHello; empty if it refuses, or does not answer in time. */
  public Optional<ServerHello> answer(ClientHello hello) {
    try (Socket socket = new Socket();
        Deadline deadline = Deadline.of(socket, limit)) {
      return deadline.during(() -> answer(hello, socket));
    } catch (IOException refused) {
      return Optional.empty();
    }
  }

  private Optional<ServerHello> answer(ClientHello hello, Socket socket) throws IOException {
    socket.connect(server, Math.toIntExact(limit.toMillis()));
    TlsRecord record =
        new TlsRecord(ContentTypes.HANDSHAKE, ProtocolVersions.TLS_1_0, hello.encode());
    socket.getOutputStream().write(record.encode().toArray());
    try {
      HandshakeMessage first =
          HandshakeMessage.decode(new ServerFlight(socket.getInputStream()).next(), Context.UNKNOWN)
              .value();
      return first instanceof ServerHello answered ? Optional.of(answered) : Optional.empty();
    } catch (WireException e) {
      throw ServerFlight.malformed(e);
    }
  }
}
