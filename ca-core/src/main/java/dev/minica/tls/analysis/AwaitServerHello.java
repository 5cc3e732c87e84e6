package dev.minica.tls.analysis;

import dev.minica.tls.crypto.CipherSuite;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.registry.CipherSuites;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.wire.handshake.ClientHello;
import dev.minica.tls.wire.handshake.ServerHello;
import java.util.Optional;

/** The client has said what it would do. */
record AwaitServerHello(
    Connection connection,
    ClientHello client,
    Draft clientDraft,
    boolean isRetried,
    Optional<Draft> earlyChange)
    implements Phase {

  AwaitServerHello(
      Connection connection, ClientHello client, Draft clientDraft, boolean isRetried) {
    this(connection, client, clientDraft, isRetried, Optional.empty());
  }

  @Override
  public Phase handshake(Message message) {
    if (connection.isPassedOver(message)) {
      return this;
    }
    if (!message.isFromServer() || !(message.value() instanceof ServerHello hello)) {
      return connection.unexpected(message, awaits());
    }
    connection.agreed().taken(hello);
    new HelloChecks(client, hello, message).check();
    Optional<CipherSuite> suite = Agreed.suite(hello);
    return suite.isPresent()
        ? answered(message, new Hellos(client, clientDraft, hello, suite.get()))
        : notFollowed("the cipher suite " + CipherSuites.name(hello.cipherSuite()));
  }

  private Phase answered(Message message, Hellos hellos) {
    int version = hellos.server().version();
    boolean isTls13 = version == ProtocolVersions.TLS_1_3;
    if (!isTls13 && version != ProtocolVersions.TLS_1_2) {
      return notFollowed(ProtocolVersions.name(version));
    }
    if (!isTls13 && earlyChange.isPresent()) {
      return connection.unexpectedChange(Sender.SERVER, earlyChange.get(), awaits());
    }
    if (hellos.suite().isTls13() != isTls13) {
      return notFollowed(hellos.suite() + " in " + ProtocolVersions.name(version));
    }
    if (hellos.server().isHelloRetryRequest()) {
      return isRetried
          ? connection.unexpected(message, awaits())
          : AwaitSecondClientHello.after(connection, hellos, message);
    }
    return isTls13
        ? ServerFlight13.begin(connection, hellos, message)
        : ServerFlight12.begin(connection, hellos, message);
  }

  private Phase notFollowed(String what) {
    String why = "nothing here knows " + what;
    connection.ledger().unopened(why);
    connection.client().release();
    if (connection.agreed().isTls13()) {
      for (Sender sender : Sender.values()) {
        connection.direction(sender).epoch(new Epoch.Closed(sender + " keys", why));
      }
    }
    return new Astray(connection, why);
  }

  /** In TLS 1.3 it is a dummy, that either side may send by now (RFC 8446 section 5). */
  @Override
  public Phase cipherChange(Sender sender, Draft draft) {
    if (sender == Sender.CLIENT || isRetried) {
      return this;
    }
    return client.versions().contains(ProtocolVersions.TLS_1_3)
        ? new AwaitServerHello(
            connection, client, clientDraft, /* isRetried= */ false, Optional.of(draft))
        : connection.unexpectedChange(sender, draft, awaits());
  }

  @Override
  public String awaits() {
    return "the ServerHello";
  }
}
