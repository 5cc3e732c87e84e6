package dev.minica.tls.analysis;

import dev.minica.tls.analysis.Epoch.Closed;
import dev.minica.tls.analysis.Epoch.Keyed;
import dev.minica.tls.crypto.CipherSuite;
import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.KeySchedule13;
import dev.minica.tls.crypto.RecordProtection;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.crypto.TrafficSecret;
import dev.minica.tls.registry.CipherSuites;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.extension.OfferedPsks;
import java.util.List;
import java.util.Optional;

/** The keys of data that the client sends before the server has answered. */
final class EarlyKeys {

  /** What they are called. */
  static final String NAME = "client early keys";

  static final String LABEL = "CLIENT_EARLY_TRAFFIC_SECRET";

  private static final String SECRET = "client_early_traffic_secret";

  private EarlyKeys() {}

  /**
   * Those of early data that the server took: the suite is the one it took as well (RFC 8446
   * section 4.2.10).
   */
  static Epoch ofAccepted(Connection connection, Hellos hellos, Optional<Derivation> secret) {
    if (secret.isEmpty()) {
      return new Closed(NAME, SecretSource.missing(connection, LABEL));
    }
    if (!fits(hellos.suite(), secret.get())) {
      return new Closed(NAME, "the key log has no secret that fits " + hellos.suite());
    }
    StepDraft step = hellos.clientDraft().step(Topic.TRAFFIC_KEYS);
    step.derived(secret.get());
    TrafficSecret traffic = new TrafficSecret(hellos.suite(), Sender.CLIENT, secret.get().output());
    return TrafficKeys.keyed(NAME, traffic, step);
  }

  /** To be called while the transcript ends with the ClientHello. */
  static Optional<Derivation> secret(Connection connection, Hellos hellos) {
    return hellos
        .client()
        .allExtensions()
        .find(OfferedPsks.class)
        // RFC 8446 section 4.2.10: under the first of the identities
        .flatMap(psks -> PskBinders.find(connection, psks.identities().get(0).identity()))
        .map(
            psk ->
                new KeySchedule13(hellos.suite())
                    .early(psk.secret())
                    .clientTraffic(
                        connection
                            .transcript()
                            .hash13(hellos.suite().hash(), "ClientHello")
                            .output()))
        .or(() -> connection.logged(LABEL, hellos.clientRandom(), SECRET));
  }

  /**
   * Those that refused early data may be under: the suite is that of the ticket, which nobody says.
   */
  static List<Keyed> ofRefused(Connection connection, Hellos hellos) {
    Optional<Derivation> secret = connection.logged(LABEL, hellos.clientRandom(), SECRET);
    return secret.stream()
        .flatMap(
            logged ->
                hellos.client().cipherSuites().stream()
                    .distinct()
                    .flatMap(suite -> CipherSuite.of(CipherSuites.name(suite)).stream())
                    .filter(suite -> fits(suite, logged))
                    .map(suite -> keyed(suite, logged)))
        .toList();
  }

  private static boolean fits(CipherSuite suite, Derivation secret) {
    return suite.isTls13()
        && suite.cipher().isPresent()
        && suite.hash().length() == secret.output().length();
  }

  private static Keyed keyed(CipherSuite suite, Derivation secret) {
    TrafficSecret traffic = new TrafficSecret(suite, Sender.CLIENT, secret.output());
    return new Keyed(NAME, RecordProtection.tls13(suite, traffic.writeKeys()), TrafficKeys.CLAUSE);
  }
}
