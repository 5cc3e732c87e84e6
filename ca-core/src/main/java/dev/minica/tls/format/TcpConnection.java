package dev.minica.tls.format;

import dev.minica.tls.capture.Chunk;
import dev.minica.tls.capture.Close;
import dev.minica.tls.capture.Conversation;
import dev.minica.tls.capture.Gap;
import dev.minica.tls.crypto.Sender;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** One connection, while its segments come in. */
final class TcpConnection {

  private final InetSocketAddress client;
  private final InetSocketAddress server;
  private final Map<Sender, TcpDirection> directions = new EnumMap<>(Sender.class);

  /** What each side has acknowledged last. */
  private final Map<Sender, Integer> acknowledged = new EnumMap<>(Sender.class);

  private final List<Chunk> chunks = new ArrayList<>();
  private final List<Close> closes = new ArrayList<>();

  /**
   * @param first its first segment, which says who is the client: with SYN and ACK the server
   *     answers; without SYN the capture began later, and who speaks first is taken for the client
   */
  TcpConnection(TcpSegment first) {
    boolean isAnswer = first.has(TcpSegment.SYN) && first.has(TcpSegment.ACK);
    this.client = isAnswer ? first.to() : first.from();
    this.server = isAnswer ? first.from() : first.to();
  }

  /** Whether the segment opens another connection between the same ports. */
  boolean isOver(TcpSegment next) {
    TcpDirection direction = directions.get(senderOf(next));
    return next.has(TcpSegment.SYN)
        && direction != null
        && !direction.beginsWith(next.contentSequence());
  }

  void add(Instant at, TcpSegment segment) {
    Sender sender = senderOf(segment);
    if (segment.has(TcpSegment.RST)) {
      close(new Close(sender, at, true));
      return;
    }
    TcpDirection direction = directions.computeIfAbsent(sender, who -> new TcpDirection(segment));
    if (segment.has(TcpSegment.ACK)) {
      acknowledged.merge(sender, segment.acknowledged(), TcpConnection::later);
    }
    direction.add(segment).forEach(octets -> chunks.add(new Chunk(sender, at, octets)));
    if (direction.isFinished()) {
      close(new Close(sender, at, false));
    }
  }

  private void close(Close close) {
    if (closes.stream().noneMatch(other -> other.sender() == close.sender())) {
      closes.add(close);
    }
  }

  /** Numbers of 32 bits come round again, and segments overtake each other. */
  private static int later(int one, int other) {
    return other - one > 0 ? other : one;
  }

  private Sender senderOf(TcpSegment segment) {
    return segment.from().equals(client) ? Sender.CLIENT : Sender.SERVER;
  }

  Conversation conversation() {
    Set<Gap> gaps = new HashSet<>();
    for (Sender sender : Sender.values()) {
      gap(sender).ifPresent(part -> gaps.add(new Gap(sender, part)));
    }
    return new Conversation(client, server, chunks, closes, gaps);
  }

  private Optional<Gap.Part> gap(Sender sender) {
    TcpDirection direction = directions.get(sender);
    Integer arrived = acknowledged.get(sender.other());
    Optional<Gap.Part> gap =
        direction == null
            // who acknowledges has heard something
            ? Optional.ofNullable(arrived).map(any -> Gap.Part.BEGINNING)
            : direction.gap(arrived == null ? OptionalInt.empty() : OptionalInt.of(arrived));
    return gap.or(() -> isOpen(sender) ? Optional.of(Gap.Part.END) : Optional.empty());
  }

  /** Whether neither its FIN nor a reset of either side was seen, so that more may have come. */
  private boolean isOpen(Sender sender) {
    return closes.stream().noneMatch(close -> close.isReset() || close.sender() == sender);
  }
}
