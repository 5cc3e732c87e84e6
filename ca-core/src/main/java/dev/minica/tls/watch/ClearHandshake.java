package dev.minica.tls.watch;

import dev.minica.tls.registry.ContentTypes;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.RecordReader;
import dev.minica.tls.wire.TlsRecord;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.handshake.HandshakeReader;
import java.util.Optional;

/**
 * What one side says during a handshake, as far as it is not encrypted. It judges nothing: what is
 * no TLS ends it, and TLS itself says what is wrong.
 *
 * <p>For one thread at a time.
 */
final class ClearHandshake {

  /** Hears it, in order. What it cannot read it may throw, which ends it. */
  interface Listener {

    /** A handshake message that came before ChangeCipherSpec. */
    void message(Octets message) throws WireException;

    /** The fragment of an alert's record, which may be encrypted. */
    default void alert(Octets fragment) throws WireException {}
  }

  /** More than any handshake that Java takes part in; beyond it nothing is kept. */
  private static final int MOST = 128 * 1024;

  private final RecordReader records = new RecordReader();
  private final HandshakeReader messages = new HandshakeReader();
  private final Listener listener;
  private int seen;
  private boolean isOver;
  private boolean isProtected;

  ClearHandshake(Listener listener) {
    this.listener = listener;
  }

  /** Whether a ChangeCipherSpec has passed. */
  boolean isProtected() {
    return isProtected;
  }

  /** The next octets of the stream. */
  void accept(byte[] buffer, int offset, int length) {
    seen += length;
    isOver |= seen > MOST;
    if (isOver) {
      return;
    }
    try {
      records.accept(Octets.ofRange(buffer, offset, offset + length));
      for (Optional<TlsRecord> next = records.next(); next.isPresent(); next = records.next()) {
        accept(next.get());
      }
    } catch (WireException broken) {
      isOver = true;
    }
  }

  private void accept(TlsRecord record) throws WireException {
    switch (record.type()) {
      case ContentTypes.CHANGE_CIPHER_SPEC -> isProtected = true;
      case ContentTypes.ALERT -> listener.alert(record.fragment());
      case ContentTypes.HANDSHAKE -> {
        if (!isProtected) {
          acceptHandshake(record.fragment());
        }
      }
      default -> {} // application data, which is always protected
    }
  }

  private void acceptHandshake(Octets fragment) throws WireException {
    messages.accept(fragment);
    for (Optional<Octets> next = messages.next(); next.isPresent(); next = messages.next()) {
      listener.message(next.get());
    }
  }
}
