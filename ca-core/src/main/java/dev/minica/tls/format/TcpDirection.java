package dev.minica.tls.format;

import dev.minica.tls.wire.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /**
   * @param first the sequence number of its first octet
   */
  TcpDirection(int first) {
    this.first = first;
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

  /** Whether something never came that others came after. */
  boolean hasGap() {
    return !waiting.isEmpty() || (end != Long.MAX_VALUE && due < end);
  }
}
