package dev.minica.tls.analysis;

import dev.minica.tls.crypto.Sender;
import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.wire.handshake.ClientHello;

/** Nothing has been said yet. */
record AwaitClientHello(Connection connection) implements Phase {

  @Override
  public Phase handshake(Message message) {
    if (message.isFromServer()) {
      return connection.isPassedOver(message) ? this : connection.unexpected(message, awaits());
    }
    if (!(message.value() instanceof ClientHello hello)) {
      return connection.unexpected(message, awaits());
    }
    connection.agreed().offered(hello);
    connection.add(message);
    if (hello.allExtensions().has(ExtensionTypes.EARLY_DATA)) {
      // which keys it is under depends on the suite, and that on the server
      connection.client().hold();
    }
    return new AwaitServerHello(connection, hello, message.draft(), false);
  }

  @Override
  public Phase cipherChange(Sender sender, Draft draft) {
    return connection.unexpectedChange(sender, draft, awaits());
  }

  @Override
  public String awaits() {
    return "a ClientHello";
  }
}
