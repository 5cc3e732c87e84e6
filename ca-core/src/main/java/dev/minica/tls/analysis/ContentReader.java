package dev.minica.tls.analysis;

import dev.minica.tls.analysis.Epoch.Keyed;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.registry.AlertDescriptions;
import dev.minica.tls.registry.ContentTypes;
import dev.minica.tls.trace.Content;
import dev.minica.tls.trace.RecordView;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.Alert;
import dev.minica.tls.wire.ChangeCipherSpec;
import dev.minica.tls.wire.Decoded;
import dev.minica.tls.wire.Field;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import dev.minica.tls.wire.handshake.OtherMessage;
import java.util.List;
import java.util.Optional;

/** Reads what is in records, and has the phase of the handshake take it. */
final class ContentReader {

  private final Connection connection;
  private Phase phase;

  ContentReader(Connection connection) {
    this.connection = connection;
    this.phase = new AwaitClientHello(connection);
  }

  Phase phase() {
    return phase;
  }

  void take(Arrived arrived, RecordView view, int type, Octets content) {
    Direction direction = connection.direction(arrived.sender());
    if (type != ContentTypes.HANDSHAKE && direction.messages().isInMessage()) {
      finding(arrived, "a record of another type within a handshake message");
    }
    try {
      switch (type) {
        case ContentTypes.HANDSHAKE -> handshake(arrived, view, content);
        case ContentTypes.ALERT -> alert(arrived, view, content);
        case ContentTypes.CHANGE_CIPHER_SPEC -> cipherChange(arrived, view, content);
        case ContentTypes.APPLICATION_DATA -> data(arrived, view, content);
        default -> {
          finding(arrived, "a record of type " + ContentTypes.name(type));
          unread(arrived, view, content, "content of this type is not looked into");
        }
      }
    } catch (WireException e) {
      String words = ContentTypes.name(type) + " is broken " + e.getMessage();
      finding(arrived, words);
      unread(arrived, view, content, words);
    }
  }

  private void handshake(Arrived arrived, RecordView view, Octets content) throws WireException {
    Direction direction = connection.direction(arrived.sender());
    if (content.isEmpty()) {
      finding(arrived, "a record of type handshake without octets");
    }
    direction.ofMessage().add(view);
    direction.messages().accept(content);
    Epoch before = direction.epoch();
    Optional<Octets> message = next(direction);
    while (message.isPresent()) {
      message(arrived, direction, message.get());
      direction.ofMessage().clear();
      direction.ofMessage().add(view);
      message = next(direction);
    }
    if (!direction.messages().isInMessage()) {
      direction.ofMessage().clear();
    } else if (!before.equals(direction.epoch())) {
      finding(arrived, "a handshake message that goes on under other keys");
    }
  }

  private static Optional<Octets> next(Direction direction) throws WireException {
    try {
      return direction.messages().next();
    } catch (WireException e) {
      direction.isBroken(true);
      throw e;
    }
  }

  private void message(Arrived arrived, Direction direction, Octets octets) {
    List<RecordView> records = List.copyOf(direction.ofMessage());
    try {
      Decoded<HandshakeMessage> decoded = HandshakeMessage.decode(octets, connection.context());
      Draft draft = draft(arrived, records, octets, decoded.value(), decoded.fields());
      phase = phase.handshake(new Message(arrived.sender(), octets, decoded.value(), draft));
    } catch (WireException e) {
      OtherMessage broken = new OtherMessage(octets.at(0), octets.range(4, octets.length()));
      draft(arrived, records, octets, broken, List.of());
      String words = broken.name() + " is broken " + e.getMessage();
      connection.ledger().finding(arrived.sender(), records.get(0).place().offset(), words);
      phase = new Astray(connection, "it comes after a message that is broken");
    }
  }

  private Draft draft(
      Arrived arrived,
      List<RecordView> records,
      Octets octets,
      HandshakeMessage value,
      List<Field> fields) {
    return connection
        .ledger()
        .add(
            arrived.number(),
            new Draft(
                arrived.sender(),
                arrived.place().at(),
                value.name(),
                new Content.Handshake(value),
                octets,
                fields,
                records));
  }

  private void alert(Arrived arrived, RecordView view, Octets content) throws WireException {
    Decoded<Alert> decoded = Alert.decode(content);
    Alert alert = decoded.value();
    String name = "alert " + alert.name();
    Content what = new Content.AlertSent(alert);
    Draft draft = add(arrived, view, name, what, content, decoded.fields());
    if (alert.description() == AlertDescriptions.CLOSE_NOTIFY) {
      connection.direction(arrived.sender()).isNotified(true);
    }
    if (alert.isFatal(connection.agreed().isTls13())) {
      connection.fatalAlert("the " + arrived.sender() + " broke it off: " + alert.name());
      draft.step(Topic.END).remark("the " + arrived.sender() + " breaks it off");
    }
  }

  private void cipherChange(Arrived arrived, RecordView view, Octets content) throws WireException {
    Decoded<ChangeCipherSpec> decoded = ChangeCipherSpec.decode(content);
    Content what = new Content.CipherChange();
    Draft draft = add(arrived, view, "ChangeCipherSpec", what, content, decoded.fields());
    if (view.isProtected() && connection.agreed().isTls13()) {
      finding(arrived, "ChangeCipherSpec under keys (RFC 8446 section 5)");
    } else {
      phase = phase.cipherChange(arrived.sender(), draft);
    }
  }

  private void data(Arrived arrived, RecordView view, Octets content) {
    boolean isEarly = view.keys().equals(EarlyKeys.NAME);
    add(
        arrived,
        view,
        isEarly ? "early data" : "application data",
        new Content.ApplicationData(content, isEarly),
        content,
        List.of());
    if (!(connection.direction(arrived.sender()).epoch() instanceof Keyed) && !isEarly) {
      finding(arrived, "application data that is not protected");
    }
  }

  private void unread(Arrived arrived, RecordView view, Octets content, String why) {
    String name = ContentTypes.name(view.record().type());
    add(arrived, view, name, new Content.Unread(why), content, List.of());
  }

  private Draft add(
      Arrived arrived,
      RecordView view,
      String name,
      Content content,
      Octets octets,
      List<Field> fields) {
    Sender sender = arrived.sender();
    return connection
        .ledger()
        .add(
            arrived.number(),
            new Draft(sender, arrived.place().at(), name, content, octets, fields, List.of(view)));
  }

  private void finding(Arrived arrived, String words) {
    connection.ledger().finding(arrived.sender(), arrived.place().offset(), words);
  }
}
