package dev.minica.tls.analysis;

import dev.minica.tls.analysis.Epoch.Closed;
import dev.minica.tls.analysis.Epoch.Keyed;
import dev.minica.tls.crypto.CipherSuite;
import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.KeyBlock;
import dev.minica.tls.crypto.KeySchedule12;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.RecordProtection;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.crypto.WriteKeys;
import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.handshake.Finished;
import java.util.Optional;

/** The key schedule of TLS 1.2, from the pre-master secret on. */
final class Keys12 {

  static final String LABEL = "CLIENT_RANDOM";

  private static final String RECORDS = "RFC 5246 section 6.2.3";
  private static final String FINISHED = "RFC 5246 section 7.4.9";
  private static final int MASTER = 48;

  private final Connection connection;
  private final Hellos hellos;
  private final KeySchedule12 schedule;
  private final boolean isExtended;
  private final boolean encryptThenMac;
  private Optional<NamedOctets> master = Optional.empty();

  /** Why the server's key, if it is there, does not help. */
  private Optional<String> obstacle = Optional.empty();

  private Optional<KeyBlock> block = Optional.empty();

  Keys12(Connection connection, Hellos hellos) {
    this.connection = connection;
    this.hellos = hellos;
    this.schedule =
        new KeySchedule12(hellos.suite(), hellos.namedClientRandom(), hellos.namedServerRandom());
    this.isExtended = hellos.server().allExtensions().has(ExtensionTypes.EXTENDED_MASTER_SECRET);
    this.encryptThenMac = hellos.server().allExtensions().has(ExtensionTypes.ENCRYPT_THEN_MAC);
  }

  CipherSuite suite() {
    return hellos.suite();
  }

  Hellos hellos() {
    return hellos;
  }

  /**
   * The master secret and the keys, when the transcript ends with ClientKeyExchange.
   *
   * @param preMaster empty if it is not known
   * @param obstacle why the server's key, if it is there, does not help
   */
  void agreed(Optional<NamedOctets> preMaster, Optional<String> obstacle, Draft draft) {
    this.obstacle = obstacle;
    StepDraft step = draft.step(Topic.KEY_SCHEDULE);
    Optional<Derivation> derived = preMaster.map(secret -> masterSecret(secret, step));
    SecretSource source = new SecretSource(connection, hellos.clientRandom());
    master = source.take(LABEL, "master_secret", MASTER, derived, step).map(Derivation::output);
    if (derived.isEmpty() && master.isPresent()) {
      step.remark("what it is derived from is not there: a key log has the master secret alone");
    }
    keys(draft);
  }

  private Derivation masterSecret(NamedOctets preMaster, StepDraft step) {
    return isExtended
        ? schedule.extendedMasterSecret(
            preMaster, step.derived(connection.transcript().sessionHash(hellos.suite().hash())))
        : schedule.masterSecret(preMaster);
  }

  /** The same, of a session that is resumed: its master secret was agreed on before. */
  void resumed(Draft draft) {
    StepDraft step = draft.step(Topic.KEY_SCHEDULE);
    SecretSource source = new SecretSource(connection, hellos.clientRandom());
    master =
        source
            .take(LABEL, "master_secret", MASTER, Optional.empty(), step)
            .map(Derivation::output)
            .or(() -> connection.evidence().own().masterSecret());
    step.remark("the master secret is that of the session that is resumed");
    obstacle =
        connection
            .evidence()
            .serverKey()
            .map(key -> "the session is resumed: it was an earlier connection that the key opens");
    keys(draft);
  }

  private void keys(Draft draft) {
    if (master.isEmpty() || hellos.suite().cipher().isEmpty()) {
      return;
    }
    KeyBlock split = schedule.keyBlock(master.get());
    StepDraft step = draft.step(Topic.TRAFFIC_KEYS);
    step.derived(split.block());
    for (Sender sender : Sender.values()) {
      WriteKeys keys = split.of(sender);
      keys.macKey().ifPresent(step::derived);
      step.derived(keys.key());
      keys.iv().ifPresent(step::derived);
    }
    block = Optional.of(split);
  }

  /** What a side's records come under after its ChangeCipherSpec. */
  Epoch epoch(Sender sender) {
    String name = sender + " keys";
    if (hellos.suite().cipher().isEmpty()) {
      return new Closed(name, "nothing here opens records of " + hellos.suite());
    }
    return block
        .<Epoch>map(keys -> keyed(name, keys.of(sender)))
        .orElseGet(() -> new Closed(name, why()));
  }

  private Keyed keyed(String name, WriteKeys keys) {
    return new Keyed(name, RecordProtection.tls12(hellos.suite(), keys, encryptThenMac), RECORDS);
  }

  private String why() {
    return obstacle.orElseGet(() -> SecretSource.missing(connection, LABEL));
  }

  /** Recomputes verify_data, when the transcript ends before the message. */
  void check(Finished finished, Message message) {
    StepDraft step = message.step(Topic.FINISHED);
    String what = "verify_data of the " + message.sender();
    if (connection.gap().isPresent() || master.isEmpty()) {
      String why = connection.gap().orElse("the master secret is not known");
      step.check(Check.notCheckable(what, why, FINISHED));
      return;
    }
    NamedOctets hash = step.derived(connection.transcript().hash12(hellos.suite().hash()));
    Derivation expected = schedule.verifyData(message.sender(), master.get(), hash);
    step.derived(expected);
    boolean agrees = expected.agreesWith(finished.verifyData().toArray());
    step.check(agrees, what, "the sides do not have the same keys or messages", FINISHED);
    if (agrees) {
      connection.finished(message.sender());
    }
  }
}
