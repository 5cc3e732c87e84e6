package dev.minica.tls.analysis;

import dev.minica.tls.analysis.Epoch.Keyed;
import dev.minica.tls.crypto.Sender;
import dev.minica.tls.trace.RecordView;
import dev.minica.tls.wire.RecordReader;
import dev.minica.tls.wire.handshake.HandshakeReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What one side has sent so far. */
final class Direction {

  private final Sender sender;
  private final RecordReader records = new RecordReader();
  private final HandshakeReader messages = new HandshakeReader();
  private final List<RecordView> ofMessage = new ArrayList<>();
  private final Deque<Arrived> held = new ArrayDeque<>();
  private List<Keyed> refusedEarly = List.of();
  private boolean mayBeRefusedEarly;
  private boolean isHeld;
  private boolean isBroken;
  private boolean isNotified;
  private boolean isKeyed;
  private Epoch epoch = new Epoch.Clear();

  Direction(Sender sender) {
    this.sender = sender;
  }

  Sender sender() {
    return sender;
  }

  RecordReader records() {
    return records;
  }

  HandshakeReader messages() {
    return messages;
  }

  /** The records that carry the message that is being put together. */
  List<RecordView> ofMessage() {
    return ofMessage;
  }

  Epoch epoch() {
    return epoch;
  }

  void epoch(Epoch next) {
    epoch = next;
  }

  /** That its octets are no TLS any more: nothing further can be made of them. */
  void isBroken(boolean broken) {
    isBroken = broken;
  }

  boolean isBroken() {
    return isBroken;
  }

  /** That it has said that it sends nothing more. */
  void isNotified(boolean notified) {
    isNotified = notified;
  }

  boolean isNotified() {
    return isNotified;
  }

  /** That it has protected something with keys that both have agreed on. */
  void isKeyed(boolean keyed) {
    isKeyed = keyed;
  }

  boolean isKeyed() {
    return isKeyed;
  }

  /** Has further records wait: what they are is known only when the other side has answered. */
  void hold() {
    isHeld = true;
  }

  void release() {
    isHeld = false;
  }

  boolean isHeld() {
    return isHeld;
  }

  Deque<Arrived> held() {
    return held;
  }

  /** That records may be early data that the server refused, under one of these keys. */
  void mayBeRefusedEarly(List<Keyed> keys) {
    refusedEarly = List.copyOf(keys);
    mayBeRefusedEarly = true;
  }

  /** That no such record can come any more. */
  void noMoreEarly() {
    refusedEarly = List.of();
    mayBeRefusedEarly = false;
  }

  boolean mayBeRefusedEarly() {
    return mayBeRefusedEarly;
  }

  List<Keyed> refusedEarly() {
    return refusedEarly;
  }
}
