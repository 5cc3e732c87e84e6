package dev.minica.tls.client;

import dev.minica.tls.client.Arrival.CipherChange;
import dev.minica.tls.client.Arrival.Message;
import dev.minica.tls.client.Arrival.Told;
import dev.minica.tls.crypto.Transcript;
import dev.minica.tls.registry.AlertDescriptions;
import dev.minica.tls.registry.ContentTypes;
import dev.minica.tls.wire.Alert;
import dev.minica.tls.wire.Decoded;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.handshake.Context;
import dev.minica.tls.wire.handshake.EmptyMessage;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A handshake message by message, and the transcript of it. */
final class Dialogue {

  private static final int USER_CANCELED = 90;

  private final Records records;
  private final Duration limit;
  private final Transcript transcript = new Transcript();
  private final Deque<Decoded<HandshakeMessage>> seen = new ArrayDeque<>();
  private Context context = Context.UNKNOWN;

  Dialogue(Records records, Duration limit) {
    this.records = records;
    this.limit = limit;
  }

  Records records() {
    return records;
  }

  Transcript transcript() {
    return transcript;
  }

  /** That messages are read in this way from here on. */
  void context(Context agreed) {
    context = agreed;
  }

  void say(HandshakeMessage message) {
    transcript.add(message.encode().toArray());
    records.say(ContentTypes.HANDSHAKE, message.encode());
  }

  /** Adds what was heard to the transcript. */
  void heard(Decoded<HandshakeMessage> message) {
    transcript.add(message.octets().toArray());
  }

  /**
   * The next message, which is not in the transcript yet.
   *
   * @param awaited what it ought to be
   */
  Decoded<HandshakeMessage> next(String awaited) throws Departure {
    if (!seen.isEmpty()) {
      return seen.remove();
    }
    while (true) {
      Arrival arrival = arrival(awaited);
      if (!(arrival instanceof Message message)) {
        throw Departure.unexpected(name(arrival), awaited);
      }
      Decoded<HandshakeMessage> decoded = decode(message);
      if (!isPassedOver(decoded.value())) {
        return decoded;
      }
    }
  }

  /**
   * RFC 5246 section 7.4.1.1: ignored during a handshake, and not in the transcript. TLS 1.3 has no
   * such message (RFC 8446 section 4).
   */
  private boolean isPassedOver(HandshakeMessage message) {
    return message.equals(EmptyMessage.HELLO_REQUEST) && !context.equals(Context.TLS_1_3);
  }

  /** The next message, in the transcript, if it is of this kind; else it remains the next one. */
  <T extends HandshakeMessage> Optional<T> takeIf(Class<T> kind, String awaited) throws Departure {
    Decoded<HandshakeMessage> next = next(awaited);
    if (!kind.isInstance(next.value())) {
      seen.add(next);
      return Optional.empty();
    }
    heard(next);
    return Optional.of(kind.cast(next.value()));
  }

  /** ServerHelloDone of TLS 1.2, which has nothing in it. */
  void takeServerHelloDone() throws Departure {
    String awaited = EmptyMessage.SERVER_HELLO_DONE.name();
    Decoded<HandshakeMessage> next = next(awaited);
    if (!next.value().equals(EmptyMessage.SERVER_HELLO_DONE)) {
      throw Departure.unexpected(next.value().name(), awaited);
    }
    heard(next);
  }

  /** The next message, of this kind and in the transcript. */
  <T extends HandshakeMessage> T take(Class<T> kind, String awaited) throws Departure {
    Decoded<HandshakeMessage> next = next(awaited);
    T message = require(kind, next, awaited);
    heard(next);
    return message;
  }

  static <T extends HandshakeMessage> T require(
      Class<T> kind, Decoded<HandshakeMessage> message, String awaited) throws Departure {
    if (!kind.isInstance(message.value())) {
      throw Departure.unexpected(message.value().name(), awaited);
    }
    return kind.cast(message.value());
  }

  /** ChangeCipherSpec of TLS 1.2. */
  void takeCipherChange() throws Departure {
    if (!seen.isEmpty()) {
      throw Departure.unexpected(seen.remove().value().name(), "ChangeCipherSpec");
    }
    Arrival arrival = arrival("ChangeCipherSpec");
    if (!(arrival instanceof CipherChange)) {
      throw Departure.unexpected(name(arrival), "ChangeCipherSpec");
    }
  }

  /** What comes next but for warnings, which TLS 1.2 has and nobody need heed. */
  Arrival arrival(String awaited) throws Departure {
    while (true) {
      Arrival arrival = records.next(limit);
      if (arrival instanceof Heard.Ended ended) {
        throw Departure.unheard(
            "the server "
                + (ended.isReset() ? "reset" : "ended")
                + " the connection where "
                + awaited
                + " is due");
      }
      if (arrival instanceof Heard.Silence) {
        throw Departure.unheard(
            "the server says nothing for " + seconds() + " where " + awaited + " is due");
      }
      if (!(arrival instanceof Told told)) {
        return arrival;
      }
      if (!isIgnored(told.alert())) {
        throw Departure.alerted(told.alert());
      }
    }
  }

  /**
   * Whether an alert says nothing that a client need heed: the warnings of TLS 1.2, and of TLS 1.3
   * the one that comes before close_notify (RFC 8446 section 6.1).
   */
  boolean isIgnored(Alert alert) {
    return alert.level() == Alert.WARNING
        && alert.description() != AlertDescriptions.CLOSE_NOTIFY
        && (alert.description() == USER_CANCELED || !context.equals(Context.TLS_1_3));
  }

  private String seconds() {
    return limit.toMillis() / 1000.0 + " s";
  }

  Decoded<HandshakeMessage> decode(Message message) throws Departure {
    try {
      return HandshakeMessage.decode(message.octets(), context);
    } catch (WireException e) {
      throw Departure.broken("a message", e);
    }
  }

  static String name(Arrival arrival) {
    if (arrival instanceof Message) {
      return "a handshake message";
    }
    return arrival instanceof CipherChange ? "ChangeCipherSpec" : "application data";
  }
}
