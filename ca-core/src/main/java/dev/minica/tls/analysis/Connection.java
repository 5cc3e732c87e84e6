package dev.minica.tls.analysis;

import dev.minica.tls.crypto.Derivation;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.crypto.Transcript;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.handshake.Context;
import dev.minica.tls.wire.handshake.EmptyMessage;
import dev.minica.verification.Answer;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of a connection while it is read. */
final class Connection {

  private final Evidence evidence;
  private final SecureRandom random;
  private final Ledger ledger = new Ledger();
  private final Transcript transcript = new Transcript();
  private final Agreed agreed = new Agreed();
  private final Map<Sender, Direction> directions = new EnumMap<>(Sender.class);
  private final Map<Sender, Answer> answers = new EnumMap<>(Sender.class);
  private final Set<Sender> finished = EnumSet.noneOf(Sender.class);
  private Context context = Context.UNKNOWN;
  private Optional<String> gap = Optional.empty();
  private Optional<String> fatalAlert = Optional.empty();

  Connection(Evidence evidence, SecureRandom random) {
    this.evidence = evidence;
    this.random = random;
    for (Sender sender : Sender.values()) {
      directions.put(sender, new Direction(sender));
    }
  }

  Evidence evidence() {
    return evidence;
  }

  /** For the blinding of RSA, which no result depends on. */
  SecureRandom random() {
    return random;
  }

  Ledger ledger() {
    return ledger;
  }

  /** All handshake messages so far, unless there is a gap. */
  Transcript transcript() {
    return transcript;
  }

  void add(Message message) {
    transcript.add(message.octets().toArray());
  }

  Agreed agreed() {
    return agreed;
  }

  Direction direction(Sender sender) {
    Direction direction = directions.get(sender);
    if (direction == null) {
      throw new IllegalStateException("no direction of " + sender);
    }
    return direction;
  }

  Direction client() {
    return direction(Sender.CLIENT);
  }

  Direction server() {
    return direction(Sender.SERVER);
  }

  Context context() {
    return context;
  }

  void context(Context known) {
    context = known;
  }

  /** That a message of the handshake could not be read, so that no later hash can be computed. */
  void gap(String why) {
    gap = gap.or(() -> Optional.of(why));
  }

  Optional<String> gap() {
    return gap;
  }

  void answer(Sender sender, Answer answer) {
    answers.put(sender, answer);
  }

  Map<Sender, Answer> answers() {
    return answers;
  }

  /** That the side's Finished is right. */
  void finished(Sender sender) {
    finished.add(sender);
  }

  boolean isFinished() {
    return finished.size() == Sender.values().length;
  }

  /** That a side broke it off; the first to do so counts. */
  void fatalAlert(String words) {
    fatalAlert = fatalAlert.or(() -> Optional.of(words));
  }

  Optional<String> fatalAlert() {
    return fatalAlert;
  }

  /** The line of the key log for this connection under a label, as if it had been derived. */
  Optional<Derivation> logged(String label, Octets clientRandom, String name) {
    return evidence
        .keyLog()
        .find(label, clientRandom)
        .map(
            secret ->
                new Derivation(
                    NamedOctets.secret(name, secret.toArray()),
                    "RFC 9850 section 2",
                    "the line " + label + " of the key log",
                    List.of()));
  }

  /**
   * Whether a message says nothing in the middle of a handshake and is in no transcript: a server
   * up to TLS 1.2 may ask for one at any time (RFC 5246 section 7.4.1.1).
   */
  boolean isPassedOver(Message message) {
    return message.isFromServer()
        && !agreed.isTls13()
        && message.value().equals(EmptyMessage.HELLO_REQUEST);
  }

  /** A message that must not come here. Nothing after it is followed. */
  Phase unexpected(Message message, String awaited) {
    String clause = agreed.isTls13() ? " (RFC 8446 section 4)" : " (RFC 5246 section 7.4)";
    String words = message.value().name() + " where " + awaited + " is awaited" + clause;
    ledger.finding(message.sender(), message.draft().offset(), words);
    return new Astray(this, "it comes after " + words);
  }

  /** A ChangeCipherSpec that must not come here. */
  Phase unexpectedChange(Sender sender, Draft draft, String awaited) {
    String clause = agreed.isTls13() ? " (RFC 8446 section 5)" : " (RFC 5246 section 7.1)";
    String words = "ChangeCipherSpec where " + awaited + " is awaited" + clause;
    ledger.finding(sender, draft.offset(), words);
    return new Astray(this, "it comes after " + words);
  }
}
