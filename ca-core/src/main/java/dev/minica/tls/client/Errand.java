package dev.minica.tls.client;

import dev.minica.Escaped;
import dev.minica.tls.client.Arrival.CipherChange;
import dev.minica.tls.client.Arrival.Data;
import dev.minica.tls.client.Arrival.Message;
import dev.minica.tls.client.Arrival.Told;
import dev.minica.tls.registry.AlertDescriptions;
import dev.minica.tls.registry.ContentTypes;
import dev.minica.tls.wire.Alert;
import dev.minica.tls.wire.Octets;
import java.time.Duration;

/** All that the client does at a server: it shakes hands, asks, reads the answer, and leaves. */
final class Errand {

  /** For what a server says last of all, or only if something is wrong. */
  private static final Duration WORD = Duration.ofSeconds(1);

  /** As many octets of an answer as a trace is good for; what comes then is not read. */
  static final long MOST = 1 << 20;

  private final Visit visit;
  private final Dialogue dialogue;
  private final Line line;
  private long heard;

  Errand(Visit visit, Line line) {
    this.visit = visit;
    this.dialogue = visit.dialogue();
    this.line = line;
  }

  /** Does it. What comes back is the client's complaint, empty if it has none. */
  String run() {
    String complaint = "";
    try {
      Established established = new Greeting(visit).shakeHands();
      dialogue.records().flush();
      if (established.mayBeRefused()) {
        take(dialogue.records().next(WORD), established);
      }
      ask(established);
      if (visit.settings().updatesKeys()) {
        established.updateKeys();
        ask(established);
      }
      leave(established);
    } catch (Departure e) {
      complaint = Escaped.of(String.valueOf(e.getMessage()));
      e.alert().ifPresent(alert -> say(new Alert(Alert.FATAL, alert)));
      abandon();
    }
    return complaint;
  }

  private void ask(Established established) throws Departure {
    Octets request = visit.wishes().request();
    if (request.isEmpty()) {
      return;
    }
    dialogue.records().say(ContentTypes.APPLICATION_DATA, request);
    boolean isAnswered = false;
    boolean isOver = false;
    while (!isOver && heard < MOST) {
      Arrival arrival =
          isAnswered
              ? dialogue.records().next(visit.settings().quiet())
              : dialogue.arrival("an answer");
      isAnswered |= arrival instanceof Data;
      isOver = take(arrival, established);
    }
  }

  /** Says that it goes, and hears the server out: what is said last may be why all was in vain. */
  private void leave(Established established) throws Departure {
    say(new Alert(Alert.WARNING, AlertDescriptions.CLOSE_NOTIFY));
    line.hush();
    boolean isOver = false;
    while (!isOver && heard < MOST) {
      Arrival arrival = dialogue.records().next(WORD);
      isOver = isEnd(arrival);
      if (!isOver) {
        var unused = take(arrival, established);
      }
    }
    if (!isOver) {
      dialogue.records().hearOut(WORD);
    }
  }

  /** Takes what comes after the handshake; whether it is the last. */
  private boolean take(Arrival arrival, Established established) throws Departure {
    if (arrival instanceof CipherChange) {
      throw Departure.unexpected(Dialogue.name(arrival), "application data");
    }
    if (arrival instanceof Data data) {
      heard += data.octets().length();
    } else if (arrival instanceof Message message) {
      established.take(dialogue.decode(message));
    } else if (arrival instanceof Told told && !dialogue.isIgnored(told.alert())) {
      if (told.alert().description() != AlertDescriptions.CLOSE_NOTIFY) {
        throw Departure.alerted(told.alert());
      }
      return true;
    }
    return isEnd(arrival);
  }

  private static boolean isEnd(Arrival arrival) {
    return arrival instanceof Heard.Ended || arrival instanceof Heard.Silence;
  }

  private void say(Alert alert) {
    dialogue.records().say(ContentTypes.ALERT, alert.encode());
    dialogue.records().flush();
  }

  /** Without reading what else the server has to say; but it is taken down. */
  private void abandon() {
    line.hush();
    Heard heard = line.listen(WORD);
    while (heard instanceof Heard.Spoken && !line.isOverfull()) {
      heard = line.listen(WORD);
    }
  }
}
