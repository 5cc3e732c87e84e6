package dev.minica.tls.analysis;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.handshake.ClientHello;
import dev.minica.tls.wire.handshake.EmptyMessage;

/** The handshake of TLS 1.2 is over; there may be another (RFC 5246 section 7.4.1.1). */
record Established12(Connection connection) implements Phase {

  private static final String RENEGOTIATION =
      "a second handshake on one connection is not followed";

  @Override
  public Phase handshake(Message message) {
    if (message.isFromServer() && message.value().equals(EmptyMessage.HELLO_REQUEST)) {
      message.step(Topic.END).remark("the server asks for a second handshake");
      return this;
    }
    if (!message.isFromServer() && message.value() instanceof ClientHello) {
      message.step(Topic.END).remark("the client wants a second handshake");
      return new Astray(connection, RENEGOTIATION);
    }
    return connection.unexpected(message, awaits());
  }

  @Override
  public Phase cipherChange(Sender sender, Draft draft) {
    return connection.unexpectedChange(sender, draft, awaits());
  }

  @Override
  public String awaits() {
    return "the end";
  }
}
