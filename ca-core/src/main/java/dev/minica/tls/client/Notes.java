package dev.minica.tls.client;

import dev.minica.tls.analysis.OwnSecrets;
import dev.minica.tls.analysis.PreSharedKey;
import dev.minica.tls.crypto.KeyShare;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.format.KeyLog;
import dev.minica.tls.format.KeyLogEntry;
import dev.minica.tls.wire.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The secrets that the client has come by. */
final class Notes {

  /** A server gives two or so. */
  private static final int MAX_SESSIONS = 16;

  private static final int MAX_TICKET = 1 << 14;

  private final List<KeyLogEntry> lines = new ArrayList<>();
  private final List<KeyShare> keyShares = new ArrayList<>();
  private final List<PreSharedKey> preSharedKeys = new ArrayList<>();
  private final List<Session> sessions = new ArrayList<>();
  private Optional<NamedOctets> preMasterSecret = Optional.empty();
  private Optional<NamedOctets> masterSecret = Optional.empty();

  /** One that goes into the key log. */
  void line(String label, Octets clientRandom, NamedOctets secret) {
    lines.add(new KeyLogEntry(label, clientRandom, Octets.of(secret.octets())));
  }

  void keyShare(KeyShare share) {
    keyShares.add(share);
  }

  /** That was drawn for RSA key exchange. */
  void preMasterSecret(NamedOctets secret) {
    preMasterSecret = Optional.of(secret);
  }

  /** Of the session that is resumed. */
  void masterSecret(NamedOctets secret) {
    masterSecret = Optional.of(secret);
  }

  void preSharedKey(PreSharedKey key) {
    preSharedKeys.add(key);
  }

  /** One that can be resumed; its ticket has to find room in a ClientHello. */
  void session(Session session) {
    if (sessions.size() < MAX_SESSIONS && session.ticket().length() <= MAX_TICKET) {
      sessions.add(session);
    }
  }

  List<Session> sessions() {
    return List.copyOf(sessions);
  }

  KeyLog keyLog() {
    return new KeyLog(lines);
  }

  OwnSecrets own() {
    return new OwnSecrets(keyShares, preMasterSecret, masterSecret, preSharedKeys);
  }
}
