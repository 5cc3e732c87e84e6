package dev.minica.tls.analysis;

import dev.minica.tls.crypto.CipherSuite;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.handshake.ClientHello;
import dev.minica.tls.wire.handshake.ServerHello;

/**
 * The two hellos that count, after a HelloRetryRequest those that follow it.
 *
 * @param clientDraft where to say what follows from the ClientHello
 * @param suite what the server took
 */
record Hellos(ClientHello client, Draft clientDraft, ServerHello server, CipherSuite suite) {

  /** What key logs tell connections by. */
  Octets clientRandom() {
    return client.random();
  }

  NamedOctets namedClientRandom() {
    return NamedOctets.open("ClientHello.random", client.random().toArray());
  }

  NamedOctets namedServerRandom() {
    return NamedOctets.open("ServerHello.random", server.random().toArray());
  }
}
