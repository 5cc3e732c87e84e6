package dev.minica.cli.trace;

import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.format.KeyLog;
import dev.minica.tls.format.KeyLogEntry;
import dev.minica.tls.trace.Content;
import dev.minica.tls.trace.Event;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.handshake.ClientHello;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of a key log that open one connection. */
public final class ConnectionSecrets {

  private static final String TLS_1_2 = "CLIENT_RANDOM";

  private ConnectionSecrets() {}

  /** By which a key log tells connections apart; empty if there is no ClientHello. */
  public static Optional<Octets> clientRandom(Trace trace) {
    return trace.events().stream()
        .map(Event::content)
        .filter(Content.Handshake.class::isInstance)
        .map(content -> ((Content.Handshake) content).message())
        .filter(ClientHello.class::isInstance)
        .map(hello -> ((ClientHello) hello).random())
        .findFirst();
  }

  /**
   * Those of a key log that belong to the connection, and the master secret of TLS 1.2 where it was
   * found in another way, such as with the server's key.
   */
  public static KeyLog of(Trace trace, KeyLog given) {
    Optional<Octets> random = clientRandom(trace);
    List<KeyLogEntry> lines = new ArrayList<>();
    given.entries().stream()
        .filter(entry -> random.filter(entry.clientRandom()::equals).isPresent())
        .forEach(lines::add);
    if (lines.isEmpty() && random.isPresent()) {
      masterSecret(trace)
          .map(secret -> new KeyLogEntry(TLS_1_2, random.get(), secret))
          .ifPresent(lines::add);
    }
    return new KeyLog(lines);
  }

  private static Optional<Octets> masterSecret(Trace trace) {
    return trace.events().stream()
        .flatMap(event -> event.steps().stream())
        .flatMap(step -> step.derivations().stream())
        .filter(derivation -> derivation.name().equals("master_secret"))
        .map(Derivation::octets)
        .map(Octets::of)
        .findFirst();
  }
}
