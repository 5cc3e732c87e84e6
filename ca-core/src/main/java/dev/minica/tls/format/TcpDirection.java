package dev.minica.tls.format;

import dev.minica.tls.capture.Gap;
import dev.minica.tls.wire.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The octets of one side, put in order: segments may come twice, overlap, and overtake each other
 * (RFC 9293 section 3.10.7.4). What comes first counts.
 */
final class TcpDirection {

  private final int first;

  /** Of the next octet that is due; numbers of 32 bits come round again, this one does not. */
  private long due;

  private final TreeMap<Long, Octets> waiting = new TreeMap<>();
  private long end = Long.MAX_VALUE;
  private final boolean hasBeginning;
  private long sent;

  /**
   * @param opening its first segment, which begins it if it has SYN
   */
  TcpDirection(TcpSegment opening) {
    this.first = opening.contentSequence();
    this.hasBeginning = opening.has(TcpSegment.SYN);
  }

  boolean beginsWith(int sequence) {
    return sequence == first;
  }

  /** Takes a segment in, and gives what has come in order with it. */
  List<Octets> add(TcpSegment segment) {
    long at = offset(segment.contentSequence());
    long last = at + segment.octets().length();
    if (segment.has(TcpSegment.FIN)) {
      end = Math.min(end, last);
    }
    if (last + segment.missing() > at) {
      // what is empty may come after FIN, which takes a number itself
      sent = Math.max(sent, last + segment.missing());
    }
    if (last > due && !segment.octets().isEmpty()) {
      waiting.merge(at, segment.octets(), TcpDirection::longer);
    }
    return inOrder();
  }

  /** As near to what is due as the 32 bits allow. */
  private long offset(int sequence) {
    return due + (sequence - (first + (int) due));
  }

  private static Octets longer(Octets one, Octets other) {
    return other.length() > one.length() ? other : one;
  }

  private List<Octets> inOrder() {
    List<Octets> ready = new ArrayList<>();
    while (!waiting.isEmpty() && waiting.firstKey() <= due) {
      Map.Entry<Long, Octets> entry = waiting.pollFirstEntry();
      int known = (int) Math.min(due - entry.getKey(), entry.getValue().length());
      Octets fresh = entry.getValue().range(known, entry.getValue().length());
      if (!fresh.isEmpty()) {
        ready.add(fresh);
        due += fresh.length();
      }
    }
    return ready;
  }

  /** Whether all has come up to where it says its end is. */
  boolean isFinished() {
    return due >= end;
  }

  /**
   * What of it was not captured.
   *
   * @param acknowledged the number that the other side awaits next; empty if it has said none
   */
  Optional<Gap.Part> gap(OptionalInt acknowledged) {
    if (!hasBeginning) {
      return Optional.of(Gap.Part.BEGINNING);
    }
    long arrived = acknowledged.isPresent() ? offset(acknowledged.getAsInt()) : 0;
    boolean isShort =
        !waiting.isEmpty()
            || due < sent
            || (end != Long.MAX_VALUE && due < end)
            // FIN takes a number itself
            || arrived > due + (isFinished() ? 1 : 0);
    return isShort ? Optional.of(Gap.Part.MIDDLE) : Optional.empty();
  }
}
