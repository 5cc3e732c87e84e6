package dev.minica.tls.analysis;

import dev.minica.tls.capture.Chunk;
import dev.minica.tls.capture.Close;
import dev.minica.tls.capture.Gap;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.Content;
import dev.minica.tls.trace.Place;
import dev.minica.tls.trace.Topic;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.RecordReader;
import dev.minica.tls.wire.WireException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cuts what both sides sent into records, and has them looked at one after the other. */
final class RecordIntake {

  /**
   * Of records, and of what was in them: a record may hold thousands of messages. More than 64 MiB
   * of full records, the most that is recorded of one connection.
   */
  static final int MAX_RECORDS = 20_000;

  private final Connection connection;
  private final RecordOpener opener;
  private final List<Close> closes = new ArrayList<>();
  private Instant last = Instant.EPOCH;
  private int count;

  RecordIntake(Connection connection) {
    this.connection = connection;
    this.opener = new RecordOpener(connection);
  }

  Phase phase() {
    return opener.phase();
  }

  void accept(Chunk chunk) {
    Direction direction = connection.direction(chunk.sender());
    last = chunk.at();
    if (direction.isBroken()) {
      return;
    }
    if (isFull()) {
      tellFull();
      return;
    }
    direction.records().accept(chunk.octets());
    try {
      readAll(direction, chunk.at());
    } catch (WireException e) {
      broken(direction, e);
    }
  }

  private void readAll(Direction direction, Instant at) throws WireException {
    Optional<Arrived> next = next(direction, at);
    while (next.isPresent()) {
      take(next.get());
      next = direction.isBroken() || isFull() ? Optional.empty() : next(direction, at);
    }
    if (isFull() && !direction.records().pending().isEmpty()) {
      tellFull();
    }
  }

  private boolean isFull() {
    return count >= MAX_RECORDS || connection.ledger().size() >= MAX_RECORDS;
  }

  private void tellFull() {
    connection
        .ledger()
        .unopened("what comes after " + MAX_RECORDS + " records or messages is not looked at");
  }

  private Optional<Arrived> next(Direction direction, Instant at) throws WireException {
    RecordReader reader = direction.records();
    long offset = reader.position();
    return reader
        .next()
        .map(
            record ->
                new Arrived(count++, place(direction, at, offset, reader.position()), record));
  }

  private static Place place(Direction direction, Instant at, long from, long to) {
    return new Place(direction.sender(), at, from, Math.toIntExact(to - from));
  }

  private void take(Arrived record) {
    Direction direction = connection.direction(record.sender());
    if (direction.isHeld()) {
      direction.held().add(record);
    } else {
      opener.take(record);
      for (Sender sender : Sender.values()) {
        takeHeld(connection.direction(sender));
      }
    }
  }

  /** What waited, if it need not wait any longer. */
  private void takeHeld(Direction direction) {
    while (!direction.isHeld() && !direction.held().isEmpty()) {
      opener.take(direction.held().remove());
    }
  }

  private void broken(Direction direction, WireException e) {
    direction.isBroken(true);
    long offset = direction.records().position();
    Octets rest = direction.records().pending();
    String words = "no TLS: " + Foreign.words(rest, String.valueOf(e.getMessage()));
    connection.ledger().finding(direction.sender(), offset + e.offset(), words);
    unread(direction.sender(), "octets that are no TLS", rest);
  }

  private Draft unread(Sender sender, String what, Octets octets) {
    Content content = new Content.Unread("they make no record");
    return connection
        .ledger()
        .add(count, new Draft(sender, last, what, content, octets, List.of(), List.of()));
  }

  void closed(Close close) {
    closes.add(close);
    Content content = new Content.End(close.isReset());
    String name = close.isReset() ? "reset" : "end";
    Draft draft =
        new Draft(close.sender(), close.at(), name, content, Octets.EMPTY, List.of(), List.of());
    connection.ledger().add(count, draft);
    Direction direction = connection.direction(close.sender());
    if (direction.epoch() instanceof Epoch.Keyed && !direction.isNotified()) {
      draft
          .step(Topic.END)
          .remark("no close_notify came before: that something was cut off would not show");
    }
  }

  /**
   * Takes down what is left over.
   *
   * @param gaps what was not recorded, so that nobody is to be blamed for it
   */
  void finish(Set<Gap> gaps) {
    for (Sender sender : Sender.values()) {
      Direction direction = connection.direction(sender);
      direction.release();
      takeHeld(direction);
      leftOver(direction, gaps.stream().anyMatch(gap -> gap.sender() == sender));
    }
    gaps.forEach(connection.ledger()::gap);
  }

  private void leftOver(Direction direction, boolean hasGap) {
    Octets rest = direction.records().pending();
    boolean isExcused = hasGap || isLeft(direction.sender());
    if (!direction.isBroken() && !rest.isEmpty() && !isFull()) {
      String words = "the record is cut off after " + rest.length() + " octets";
      Draft draft = unread(direction.sender(), "a part of a record", rest);
      if (isLeft(direction.sender())) {
        String why = ": the " + direction.sender().other() + " had left before it was over";
        draft.step(Topic.END).remark(words + why);
      } else if (!hasGap) {
        cutOff(direction, words);
      }
    }
    if (direction.messages().isInMessage() && !isExcused) {
      cutOff(direction, "a handshake message is cut off");
    }
  }

  /**
   * Whether the other side went first once both had finished, and this one has not ended in order:
   * then it was not let finish what it was saying.
   */
  private boolean isLeft(Sender sender) {
    return connection.isFinished()
        && !closes.isEmpty()
        && closes.get(0).sender() != sender
        && closes.stream().allMatch(each -> each.sender() != sender || each.isReset());
  }

  private void cutOff(Direction direction, String words) {
    connection.ledger().finding(direction.sender(), direction.records().position(), words);
  }
}
