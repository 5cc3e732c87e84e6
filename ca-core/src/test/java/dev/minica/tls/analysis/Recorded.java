package dev.minica.tls.analysis;

import dev.minica.tls.capture.Conversation;
import dev.minica.tls.format.KeyLog;

/**
 * A conversation of two programs that are not ours, and the secrets that one of them wrote down.
 */
public record Recorded(String kind, Conversation conversation, KeyLog keyLog) {

  Recorded and(KeyLog others) {
    return new Recorded(kind, conversation, keyLog.and(others));
  }

  Recorded with(Conversation other) {
    return new Recorded(kind, other, keyLog);
  }

  /** Without the lines of this label. */
  public Recorded without(String label) {
    return new Recorded(
        kind,
        conversation,
        new KeyLog(keyLog.entries().stream().filter(e -> !e.label().equals(label)).toList()));
  }

  public Evidence evidence() {
    return Evidence.NONE.withKeyLog(keyLog);
  }

  @Override
  public String toString() {
    return kind;
  }
}
