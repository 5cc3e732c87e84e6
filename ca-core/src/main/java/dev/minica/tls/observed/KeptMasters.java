package dev.minica.tls.observed;

import dev.minica.tls.crypto.HashAlgorithm;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.extension.SessionTicket;
import dev.minica.tls.wire.handshake.ClientHello;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The master secrets of a server's sessions of TLS 1.2, by what clients resume them with. Java's
 * server does not compute them again, and mostly keeps no session: it gives all that is in one to
 * the client as a ticket (RFC 5077).
 *
 * <p>Thread-safe. Of more than {@value #MOST} the oldest are forgotten: Java itself keeps as many.
 */
final class KeptMasters {

  private static final int MOST = 20_480;

  /** By a hash, since tickets may have certificates in them. */
  private final Map<Octets, Octets> masters = new LinkedHashMap<>();

  /**
   * Keeps one.
   *
   * @param name the ticket or the session's id
   */
  synchronized void keep(Octets name, Octets master) {
    masters.put(hash(name), master);
    if (masters.size() > MOST) {
      Iterator<Octets> oldest = masters.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  /**
   * Of the session that the client asked for; a ticket goes before an id (RFC 5077 section 3.4).
   */
  Optional<Octets> askedForIn(ClientHello hello) {
    return hello
        .allExtensions()
        .find(SessionTicket.class)
        .flatMap(extension -> master(extension.ticket()))
        .or(() -> master(hello.legacySessionId()));
  }

  private synchronized Optional<Octets> master(Octets name) {
    return Optional.ofNullable(masters.get(hash(name)));
  }

  private static Octets hash(Octets name) {
    return Octets.of(HashAlgorithm.SHA256.hash(name.toArray()));
  }
}
