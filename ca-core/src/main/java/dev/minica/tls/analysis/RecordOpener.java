package dev.minica.tls.analysis;

import dev.minica.tls.analysis.Epoch.Closed;
import dev.minica.tls.analysis.Epoch.Keyed;
import dev.minica.tls.crypto.Opening;
import dev.minica.tls.crypto.Opening.Opened;
import dev.minica.tls.crypto.Opening.Reason;
import dev.minica.tls.crypto.Opening.Unopened;
import dev.minica.tls.registry.ContentTypes;
import dev.minica.tls.trace.Check;
import dev.minica.tls.trace.Content;
import dev.minica.tls.trace.RecordView;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.Octets;
import java.util.List;
import java.util.Optional;

/** Opens records under the keys of the moment. */
final class RecordOpener {

  private final Connection connection;
  private final ContentReader contents;

  RecordOpener(Connection connection) {
    this.connection = connection;
    this.contents = new ContentReader(connection);
  }

  Phase phase() {
    return contents.phase();
  }

  void take(Arrived arrived) {
    Direction direction = connection.direction(arrived.sender());
    Epoch epoch = direction.epoch();
    if (isClear(arrived, epoch)) {
      clear(arrived, direction);
    } else if (epoch instanceof Keyed keyed) {
      open(arrived, direction, keyed);
    } else if (epoch instanceof Closed closed) {
      connection.ledger().unopened(closed.why());
      unread(arrived, closed.keys(), Optional.empty(), Optional.empty(), closed.why());
    }
  }

  /**
   * In TLS 1.3 ChangeCipherSpec is never protected (RFC 8446 section 5), nor is an alert of who has
   * no keys yet. Who has shown that it has them protects its alerts (section 6).
   */
  private boolean isClear(Arrived arrived, Epoch epoch) {
    int type = arrived.record().type();
    boolean isKeyless = !connection.direction(arrived.sender()).isKeyed();
    return epoch instanceof Epoch.Clear
        || (connection.agreed().isTls13()
            && (type == ContentTypes.CHANGE_CIPHER_SPEC
                || (type == ContentTypes.ALERT && isKeyless)));
  }

  private void clear(Arrived arrived, Direction direction) {
    if (arrived.record().type() == ContentTypes.APPLICATION_DATA && direction.mayBeRefusedEarly()) {
      early(arrived, direction);
    } else {
      RecordView view = RecordView.clear(arrived.place(), arrived.record());
      contents.take(arrived, view, arrived.record().type(), arrived.record().fragment());
    }
  }

  private void open(Arrived arrived, Direction direction, Keyed keyed) {
    Opening opening = keyed.protection().open(arrived.record().encode().toArray());
    if (opening instanceof Opened opened) {
      direction.noMoreEarly();
      direction.isKeyed(!keyed.keys().equals(EarlyKeys.NAME));
      opened(arrived, keyed, opened);
    } else if (direction.mayBeRefusedEarly()) {
      early(arrived, direction);
    } else if (opening instanceof Unopened unopened) {
      failed(arrived, keyed, unopened);
    }
  }

  private void opened(Arrived arrived, Keyed keyed, Opened opened) {
    Check check = Check.agreed(what(keyed, opened.sequence()), keyed.clause());
    RecordView view = view(arrived, keyed.keys(), Optional.of(opened), Optional.of(check));
    contents.take(
        arrived, view, opened.plaintext().type(), Octets.of(opened.plaintext().content()));
  }

  private void failed(Arrived arrived, Keyed keyed, Unopened unopened) {
    Check check =
        Check.disagreed(
            what(keyed, keyed.protection().sequence()), unopened.reason().words(), keyed.clause());
    unread(
        arrived,
        keyed.keys(),
        Optional.of(unopened),
        Optional.of(check),
        unopened.reason().words());
    if (unopened.reason() == Reason.NOT_PROTECTED) {
      connection
          .ledger()
          .finding(
              arrived.sender(),
              arrived.place().offset(),
              "a record that is not protected (RFC 8446 section 5)");
    }
  }

  private static String what(Keyed keyed, long sequence) {
    return "record " + Long.toUnsignedString(sequence) + " under the " + keyed.keys();
  }

  /** RFC 8446 section 4.2.10: a server that refuses early data passes over it, unopened. */
  private void early(Arrived arrived, Direction direction) {
    for (Keyed keyed : direction.refusedEarly()) {
      if (keyed.protection().open(arrived.record().encode().toArray()) instanceof Opened opened) {
        direction.mayBeRefusedEarly(List.of(keyed));
        opened(arrived, keyed, opened);
        return;
      }
    }
    String why = "early data that the server refused, under keys that are not there";
    unread(arrived, "client early keys", Optional.empty(), Optional.empty(), why)
        .step(Topic.RECORDS)
        .remark("the server does not look at it either");
  }

  private Draft unread(
      Arrived arrived, String keys, Optional<Opening> opening, Optional<Check> check, String why) {
    RecordView view = view(arrived, keys, opening, check);
    Octets octets = arrived.record().fragment();
    return connection
        .ledger()
        .add(
            arrived.number(),
            new Draft(
                arrived.sender(),
                arrived.place().at(),
                "protected " + arrived.record().typeName(),
                new Content.Unread(why),
                octets,
                List.of(),
                List.of(view)));
  }

  private static RecordView view(
      Arrived arrived, String keys, Optional<Opening> opening, Optional<Check> check) {
    return new RecordView(arrived.place(), arrived.record(), keys, opening, check);
  }
}
