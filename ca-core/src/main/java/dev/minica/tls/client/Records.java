package dev.minica.tls.client;

import dev.minica.tls.client.Arrival.CipherChange;
import dev.minica.tls.client.Arrival.Data;
import dev.minica.tls.client.Arrival.Message;
import dev.minica.tls.client.Arrival.Told;
import dev.minica.tls.crypto.Opening;
import dev.minica.tls.crypto.Opening.Opened;
import dev.minica.tls.crypto.Opening.Reason;
import dev.minica.tls.crypto.Opening.Unopened;
import dev.minica.tls.crypto.Plaintext;
import dev.minica.tls.crypto.RecordProtection;
import dev.minica.tls.registry.ContentTypes;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.wire.Alert;
import dev.minica.tls.wire.ChangeCipherSpec;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.RecordReader;
import dev.minica.tls.wire.TlsRecord;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.handshake.HandshakeReader;
import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/** The record layer of the client: what it says and hears, cut into records and protected. */
final class Records {

  /** RFC 5246 section 6.2.1, RFC 8446 section 5.1. */
  private static final int MAX_CONTENT = 1 << 14;

  private final Line line;
  private final Sabotage sabotage;
  private final SecureRandom random;
  private final RecordReader records = new RecordReader();
  private final HandshakeReader messages = new HandshakeReader();
  private final ByteArrayOutputStream flight = new ByteArrayOutputStream();
  private Optional<RecordProtection> incoming = Optional.empty();
  private Optional<RecordProtection> outgoing = Optional.empty();
  private final boolean mayBeTls13;
  private boolean isChosen;
  private boolean isTls13;
  private boolean hasHeardCipherChange;
  private boolean hasOpened;
  private boolean isFinished;
  private boolean hasSaidCipherChange;
  private int version = ProtocolVersions.TLS_1_0;

  /**
   * @param mayBeTls13 whether the client offers that
   */
  Records(Line line, Sabotage sabotage, SecureRandom random, boolean mayBeTls13) {
    this.line = line;
    this.mayBeTls13 = mayBeTls13;
    this.sabotage = sabotage;
    this.random = random;
  }

  /**
   * That the server has chosen.
   *
   * @param isTls13 then ChangeCipherSpec means nothing, and alerts may come in clear
   * @throws Departure if what it has sent already has no place in this version
   */
  void chosen(boolean isTls13) throws Departure {
    if (!isTls13 && hasHeardCipherChange) {
      throw Departure.unexpected("ChangeCipherSpec", "ServerHello");
    }
    this.isChosen = true;
    this.isTls13 = isTls13;
    this.version = ProtocolVersions.TLS_1_2;
  }

  /**
   * What the server sends from here on is protected.
   *
   * @throws Departure if it is in the middle of a message (RFC 8446 section 5.1)
   */
  void incoming(RecordProtection protection) throws Departure {
    if (messages.isInMessage()) {
      throw Departure.over(
          Departure.UNEXPECTED_MESSAGE, "a message of the server goes on where its keys change");
    }
    incoming = Optional.of(protection);
  }

  /** That the server has finished, after which it may not do as if it spoke TLS 1.2. */
  void finished() {
    isFinished = true;
  }

  /** What the client sends from here on is protected. */
  void outgoing(RecordProtection protection) {
    outgoing = Optional.of(protection);
  }

  /** After a HelloRetryRequest there are no keys again, which early data was under. */
  void outgoingInClear() {
    outgoing = Optional.empty();
  }

  /** Takes something up for sending; it goes out before the client listens again. */
  void say(int type, Octets content) {
    for (int at = 0; at < content.length(); at += MAX_CONTENT) {
      Octets part = content.range(at, Math.min(at + MAX_CONTENT, content.length()));
      flight.writeBytes(record(type, part));
    }
  }

  private byte[] record(int type, Octets part) {
    return outgoing
        .map(keys -> sealed(keys, new Plaintext(type, part.toArray())))
        .orElseGet(() -> new TlsRecord(type, version, part).encode().toArray());
  }

  private byte[] sealed(RecordProtection keys, Plaintext plaintext) {
    Octets record = Octets.of(keys.seal(plaintext, random).record());
    return plaintext.type() == ContentTypes.APPLICATION_DATA
        ? sabotage.at(Fault.RECORD, record).toArray()
        : record.toArray();
  }

  /** ChangeCipherSpec, which goes out in clear in TLS 1.3 and under the old keys before it. */
  void sayCipherChange() {
    hasSaidCipherChange = true;
    Octets content = new ChangeCipherSpec().encode();
    flight.writeBytes(
        new TlsRecord(ContentTypes.CHANGE_CIPHER_SPEC, ProtocolVersions.TLS_1_2, content)
            .encode()
            .toArray());
  }

  /** For boxes on the way that would have TLS 1.3 look like 1.2 (RFC 8446 appendix D.4). */
  void sayDummyCipherChange() {
    if (!hasSaidCipherChange) {
      sayCipherChange();
    }
  }

  /** Sends what was taken up. */
  void flush() {
    if (flight.size() > 0) {
      line.say(Octets.of(flight.toByteArray()));
      flight.reset();
    }
  }

  /**
   * What the server sends next.
   *
   * @throws Departure if it is no TLS, or cannot be opened
   */
  Arrival next(Duration patience) throws Departure {
    flush();
    while (true) {
      Optional<Octets> message = message();
      if (message.isPresent()) {
        return new Message(message.get());
      }
      Optional<TlsRecord> record = record();
      if (record.isPresent()) {
        Optional<Arrival> arrival = take(record.get());
        if (arrival.isPresent()) {
          return arrival.get();
        }
      } else {
        Heard heard = listen(patience);
        if (heard instanceof Arrival end) {
          return end;
        }
        records.accept(((Heard.Spoken) heard).octets());
      }
    }
  }

  private Heard listen(Duration patience) throws Departure {
    Heard heard = line.listen(patience);
    if (line.isOverfull()) {
      throw Departure.unheard(
          "the server sends more than "
              + Line.MAX_OCTETS
              + " octets, or in more than "
              + Line.MAX_CHUNKS
              + " pieces");
    }
    return heard;
  }

  /**
   * Hears the rest of the record that the server is in the middle of, and nothing of the next, so
   * that what was taken down ends with a record. What is in it is not looked at.
   *
   * @param patience for each part of it
   * @throws Departure if it is no TLS
   */
  void hearOut(Duration patience) throws Departure {
    while (record().isPresent() || records.missing() > 0) {
      if (records.missing() > 0) {
        Heard heard = line.listen(patience, records.missing());
        if (!(heard instanceof Heard.Spoken spoken)) {
          return;
        }
        records.accept(spoken.octets());
      }
    }
  }

  private Optional<Octets> message() throws Departure {
    try {
      return messages.next();
    } catch (WireException e) {
      throw Departure.broken("a message", e);
    }
  }

  private Optional<TlsRecord> record() throws Departure {
    try {
      return records.next();
    } catch (WireException e) {
      throw records.position() == 0
          ? Departure.over(
              Departure.UNEXPECTED_MESSAGE, "the server does not speak TLS " + e.getMessage())
          : Departure.broken("a record", e);
    }
  }

  private Optional<Arrival> take(TlsRecord record) throws Departure {
    if (isDummy(record)) {
      dummy(record);
      return Optional.empty();
    }
    if (incoming.isEmpty() || isClear(record)) {
      return content(record.type(), record.fragment());
    }
    Opening opening = incoming.get().open(record.encode().toArray());
    if (opening instanceof Opened opened) {
      hasOpened = true;
      return opened(opened.plaintext());
    }
    Reason reason = ((Unopened) opening).reason();
    // RFC 8446 section 5: a type of record that has no place here
    int alert =
        reason == Reason.NOT_PROTECTED ? Departure.UNEXPECTED_MESSAGE : Departure.BAD_RECORD_MAC;
    throw Departure.over(alert, "a record of the server: " + reason.words());
  }

  private Optional<Arrival> opened(Plaintext plaintext) throws Departure {
    if (isTls13 && plaintext.type() == ContentTypes.CHANGE_CIPHER_SPEC) {
      throw Departure.unexpected("ChangeCipherSpec under keys", "one in clear or none");
    }
    return content(plaintext.type(), Octets.of(plaintext.content()));
  }

  /** A server that could not make its keys has none to protect its alert with. */
  private boolean isClear(TlsRecord record) {
    return isTls13 && record.type() == ContentTypes.ALERT && !hasOpened;
  }

  /** ChangeCipherSpec where it has no meaning, or has none if the server takes TLS 1.3. */
  private boolean isDummy(TlsRecord record) {
    return record.type() == ContentTypes.CHANGE_CIPHER_SPEC
        && (isTls13 || (mayBeTls13 && !isChosen));
  }

  /** RFC 8446 section 5: passed over until the server has finished, if it is what it seems. */
  private void dummy(TlsRecord record) throws Departure {
    if (isFinished) {
      throw Departure.unexpected("ChangeCipherSpec", "application data");
    }
    if (!record.fragment().equals(new ChangeCipherSpec().encode())) {
      throw Departure.unexpected("a ChangeCipherSpec with other content", "the handshake");
    }
    if (messages.isInMessage()) {
      throw Departure.unexpected("ChangeCipherSpec", "the rest of a message");
    }
    hasHeardCipherChange = true;
  }

  private Optional<Arrival> content(int type, Octets content) throws Departure {
    if (content.length() > MAX_CONTENT) {
      throw Departure.over(Departure.RECORD_OVERFLOW, "a record of the server holds too much");
    }
    if (type == ContentTypes.HANDSHAKE) {
      messages.accept(content);
      return Optional.empty();
    }
    if (messages.isInMessage()) {
      throw Departure.unexpected(ContentTypes.name(type), "the rest of a message");
    }
    try {
      return other(type, content);
    } catch (WireException e) {
      throw Departure.broken(ContentTypes.name(type), e);
    }
  }

  private Optional<Arrival> other(int type, Octets content) throws WireException, Departure {
    return switch (type) {
      case ContentTypes.ALERT -> Optional.of(new Told(Alert.decode(content).value()));
      case ContentTypes.CHANGE_CIPHER_SPEC -> {
        ChangeCipherSpec.decode(content);
        yield Optional.of(new CipherChange());
      }
      case ContentTypes.APPLICATION_DATA -> {
        if (incoming.isEmpty()) {
          throw Departure.unexpected("data in clear", "the handshake");
        }
        yield Optional.of(new Data(content));
      }
      default -> throw Departure.unexpected("a record of type " + type, "one of TLS");
    };
  }
}
