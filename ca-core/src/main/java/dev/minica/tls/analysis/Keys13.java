package dev.minica.tls.analysis;

import dev.minica.tls.analysis.Epoch.Closed;
import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.HashAlgorithm;
import dev.minica.tls.crypto.KeySchedule13;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.crypto.TrafficSecret;
import dev.minica.tls.crypto.Transcript;
import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.handshake.Finished;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key schedule of TLS 1.3, as far as what is known of it goes (RFC 8446 section 7.1). */
final class Keys13 {

  private static final String FINISHED = "RFC 8446 section 4.4.4";
  private static final String HANDSHAKE = "_HANDSHAKE_TRAFFIC_SECRET";
  private static final String APPLICATION = "_TRAFFIC_SECRET_0";

  private final Connection connection;
  private final Hellos hellos;
  private final HashAlgorithm hash;
  private final SecretSource source;
  private final Map<Sender, TrafficSecret> handshake = new EnumMap<>(Sender.class);
  private final Map<Sender, TrafficSecret> application = new EnumMap<>(Sender.class);
  private Optional<KeySchedule13.Handshake> stage = Optional.empty();
  private Optional<KeySchedule13.Master> master = Optional.empty();

  Keys13(Connection connection, Hellos hellos) {
    this.connection = connection;
    this.hellos = hellos;
    this.hash = hellos.suite().hash();
    this.source = new SecretSource(connection, hellos.clientRandom());
  }

  HashAlgorithm hash() {
    return hash;
  }

  /** When the transcript ends with ServerHello. */
  void serverHello(Draft draft) {
    StepDraft step = draft.step(Topic.KEY_SCHEDULE);
    stage = new Stages13(connection, hellos).handshake(draft);
    NamedOctets range = step.derived(hash("ClientHello..ServerHello"));
    for (Sender sender : Sender.values()) {
      Optional<Derivation> derived = stage.map(each -> each.traffic(sender, range));
      String name = sender + "_handshake_traffic_secret";
      source
          .take(label(sender, HANDSHAKE), name, hash.length(), derived, step)
          .ifPresent(secret -> handshake.put(sender, traffic(sender, secret)));
    }
    if (stage.isEmpty() && !handshake.isEmpty()) {
      step.remark(
          "the levels above are not there (shared secret, Early, Handshake and Master Secret):"
              + " a key log has the traffic secrets alone");
    }
  }

  /** When the transcript ends with the server's Finished. */
  void serverFinished(Draft draft) {
    StepDraft step = draft.step(Topic.KEY_SCHEDULE);
    NamedOctets range = step.derived(hash("ClientHello..server Finished"));
    stage.ifPresent(each -> step.derived(each.derived()));
    master = stage.map(KeySchedule13.Handshake::master);
    master.ifPresent(each -> step.derived(each.secret()));
    for (Sender sender : Sender.values()) {
      Optional<Derivation> derived = master.map(each -> each.traffic(sender, range));
      String name = sender + "_application_traffic_secret_0";
      source
          .take(label(sender, APPLICATION), name, hash.length(), derived, step)
          .ifPresent(secret -> application.put(sender, traffic(sender, secret)));
    }
    Optional<Derivation> exporter = master.map(each -> each.exporterMaster(range));
    source.take("EXPORTER_SECRET", "exporter_master_secret", hash.length(), exporter, step);
  }

  /** When the transcript ends with the client's Finished: what tickets stand for. */
  Optional<NamedOctets> clientFinished(Draft draft) {
    StepDraft step = draft.step(Topic.KEY_SCHEDULE);
    return master.map(
        each ->
            step.derived(
                each.resumptionMaster(step.derived(hash("ClientHello..client Finished")))));
  }

  private Derivation hash(String range) {
    return connection.transcript().hash13(hash, range);
  }

  private static String label(Sender sender, String rest) {
    return sender.label().toUpperCase(Locale.ROOT) + rest;
  }

  private TrafficSecret traffic(Sender sender, Derivation secret) {
    return new TrafficSecret(hellos.suite(), sender, secret.output());
  }

  Epoch handshake(Sender sender, Draft draft) {
    String name = sender + " handshake keys";
    return epoch(name, label(sender, HANDSHAKE), handshake.get(sender), draft);
  }

  Epoch application(Sender sender, Draft draft) {
    String name = sender + " application keys";
    return epoch(name, label(sender, APPLICATION), application.get(sender), draft);
  }

  private Epoch epoch(String name, String label, @Nullable TrafficSecret secret, Draft draft) {
    if (hellos.suite().cipher().isEmpty()) {
      return new Closed(name, "nothing here opens records of " + hellos.suite());
    }
    return secret == null
        ? new Closed(name, why(label))
        : TrafficKeys.keyed(name, secret, draft.step(Topic.TRAFFIC_KEYS));
  }

  /** A server's private key that does not help teaches the most. */
  private String why(String label) {
    Evidence evidence = connection.evidence();
    return evidence.serverKey().isPresent() && evidence.keyLog().entries().isEmpty()
        ? "the server's private key opens nothing of TLS 1.3: it has signed, and decrypted nothing"
        : SecretSource.missing(connection, label);
  }

  /** After a KeyUpdate of this side (RFC 8446 section 7.2). */
  void update(Sender sender, Draft draft) {
    TrafficSecret secret = application.get(sender);
    if (secret != null) {
      draft.step(Topic.KEY_SCHEDULE).derived(secret.update());
      application.put(sender, secret.next());
    }
    connection.direction(sender).epoch(application(sender, draft));
  }

  /** Recomputes verify_data, when the transcript ends before the message. */
  void check(Finished finished, Message message) {
    String what = "verify_data of the " + message.sender();
    TrafficSecret secret = handshake.get(message.sender());
    if (agrees(finished, what, secret, connection.transcript(), message.step(Topic.FINISHED))) {
      connection.finished(message.sender());
    }
  }

  /**
   * The same of a client that has authenticated itself after the handshake, whose key is another
   * (RFC 8446 section 4.4).
   *
   * @param transcript that ends before the message
   */
  void checkLate(Finished finished, Message message, Transcript transcript) {
    String what = "verify_data of the client, after the handshake";
    TrafficSecret secret = application.get(Sender.CLIENT);
    var unused = agrees(finished, what, secret, transcript, message.step(Topic.CLIENT_CERTIFICATE));
  }

  private boolean agrees(
      Finished finished,
      String what,
      @Nullable TrafficSecret secret,
      Transcript transcript,
      StepDraft step) {
    if (secret == null) {
      step.check(Check.notCheckable(what, "its traffic secret is not there", FINISHED));
      return false;
    }
    step.derived(secret.finishedKey());
    Derivation expected = secret.verifyData(step.derived(transcript.hash13(hash, "all before it")));
    step.derived(expected);
    boolean agrees = expected.agreesWith(finished.verifyData().toArray());
    step.check(agrees, what, "the sides do not have the same keys or messages", FINISHED);
    return agrees;
  }
}
