package dev.minica.tls.observed;

import dev.minica.tls.capture.Conversation;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.registry.ContentTypes;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.RecordReader;
import dev.minica.tls.wire.TlsRecord;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.handshake.ClientHello;
import dev.minica.tls.wire.handshake.Context;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import dev.minica.tls.wire.handshake.HandshakeReader;
import java.util.Optional;

/** The ClientHello that a conversation begins with. */
final class FirstHello {

  private FirstHello() {}

  /** Empty if the client did not get that far. */
  static Optional<ClientHello> in(Conversation conversation) {
    RecordReader records = new RecordReader();
    HandshakeReader messages = new HandshakeReader();
    records.accept(Octets.of(conversation.sentBy(Sender.CLIENT)));
    try {
      Optional<Octets> message = Optional.empty();
      Optional<TlsRecord> record = handshake(records);
      while (message.isEmpty() && record.isPresent()) {
        messages.accept(record.get().fragment());
        message = messages.next();
        record = handshake(records);
      }
      return message.isEmpty() ? Optional.empty() : hello(message.get());
    } catch (WireException e) {
      throw new IllegalStateException("Java's ClientHello cannot be read", e);
    }
  }

  private static Optional<TlsRecord> handshake(RecordReader records) throws WireException {
    return records.next().filter(each -> each.type() == ContentTypes.HANDSHAKE);
  }

  private static Optional<ClientHello> hello(Octets message) throws WireException {
    return HandshakeMessage.decode(message, Context.UNKNOWN).value() instanceof ClientHello hello
        ? Optional.of(hello)
        : Optional.empty();
  }
}
