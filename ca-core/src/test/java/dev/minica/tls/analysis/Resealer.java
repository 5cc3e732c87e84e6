package dev.minica.tls.analysis;

import dev.minica.tls.capture.Chunk;
import dev.minica.tls.crypto.CipherSuite;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.Opening.Opened;
import dev.minica.tls.crypto.Plaintext;
import dev.minica.tls.crypto.RecordProtection;
import dev.minica.tls.crypto.TrafficSecret;
import dev.minica.tls.format.KeyLog;
import dev.minica.tls.format.KeyLogEntry;
import dev.minica.tls.trace.RecordView;
import dev.minica.tls.trace.Trace;
import dev.minica.tls.wire.Octets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Changes what is inside the records of TLS 1.3, as a side can that has the keys: nothing that is
 * protected is the more to be trusted for it.
 */
final class Resealer {

  private static final Map<String, String> LABELS =
      Map.of(
          "client handshake keys", "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
          "server handshake keys", "SERVER_HANDSHAKE_TRAFFIC_SECRET",
          "client application keys", "CLIENT_TRAFFIC_SECRET_0",
          "server application keys", "SERVER_TRAFFIC_SECRET_0");

  private final KeyLog keyLog;
  private final Trace trace;
  private final SecureRandom random;

  /**
   * @param trace of a conversation without KeyUpdate, all of whose records were opened
   * @param keyLog of that conversation alone
   */
  Resealer(Trace trace, KeyLog keyLog, SecureRandom random) {
    this.trace = trace;
    this.keyLog = keyLog;
    this.random = random;
  }

  /** The conversation again, with another content in each record that is protected. */
  List<Chunk> resealed(UnaryOperator<byte[]> change) {
    Map<String, RecordProtection> protections = new HashMap<>();
    return trace.records().stream().map(view -> resealed(view, change, protections)).toList();
  }

  private Chunk resealed(
      RecordView view, UnaryOperator<byte[]> change, Map<String, RecordProtection> protections) {
    return new Chunk(
        view.place().sender(),
        view.place().at(),
        view.opening()
            .map(Opened.class::cast)
            .map(
                opened ->
                    protections
                        .computeIfAbsent(view.keys(), keys -> protection(view))
                        .seal(changed(opened.plaintext(), change), random)
                        .record())
            .map(Octets::of)
            .orElseGet(() -> view.record().encode()));
  }

  private static Plaintext changed(Plaintext original, UnaryOperator<byte[]> change) {
    byte[] content = change.apply(original.content());
    return new Plaintext(
        original.type(), Arrays.copyOf(content, Math.min(content.length, 1 << 14)));
  }

  private RecordProtection protection(RecordView view) {
    CipherSuite suite = trace.negotiation().suite().orElseThrow();
    KeyLogEntry line =
        keyLog.entries().stream()
            .filter(entry -> entry.label().equals(LABELS.get(view.keys())))
            .findFirst()
            .orElseThrow();
    NamedOctets secret = NamedOctets.secret(line.label(), line.secret().toArray());
    TrafficSecret traffic = new TrafficSecret(suite, view.place().sender(), secret);
    return RecordProtection.tls13(suite, traffic.writeKeys());
  }
}
