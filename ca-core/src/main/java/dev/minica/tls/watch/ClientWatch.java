package dev.minica.tls.watch;

import dev.minica.tls.registry.ContentTypes;
import dev.minica.tls.registry.HandshakeTypes;
import dev.minica.tls.wire.Alert;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.RecordReader;
import dev.minica.tls.wire.TlsRecord;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.handshake.ClientHello;
import dev.minica.tls.wire.handshake.Context;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import dev.minica.tls.wire.handshake.HandshakeReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads along with what a client sends during its handshake, as far as it is not encrypted. It
 * judges nothing: what is no TLS ends the watch, and TLS itself says what is wrong.
 *
 * <p>One thread at a time may give it octets; all may ask.
 */
public final class ClientWatch {

  /** More than any handshake that Java takes part in; beyond it nothing is kept. */
  private static final int MOST = 128 * 1024;

  /** msg_type, length, and an empty certificate_list (RFC 5246 section 7.4.6). */
  private static final int EMPTY_CERTIFICATE = 7;

  private final RecordReader records = new RecordReader();
  private final HandshakeReader messages = new HandshakeReader();
  private int seen;
  private boolean isOver;
  private boolean isProtected;
  private volatile @Nullable ClientOffer offer;
  private volatile @Nullable String alert;
  private volatile boolean hasNoCertificate;

  /** What the client offers, once its ClientHello is there as a whole. */
  public Optional<ClientOffer> offer() {
    return Optional.ofNullable(offer);
  }

  /** The last alert that came in clear, by its name in RFC 8446 section 6. */
  public Optional<String> alert() {
    return Optional.ofNullable(alert);
  }

  /** Whether it has answered a request for its certificate, in clear, that it has none. */
  public boolean hasNoCertificate() {
    return hasNoCertificate;
  }

  /** The next octets of the stream. */
  public void accept(byte[] buffer, int offset, int length) {
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
      case ContentTypes.ALERT -> acceptAlert(record.fragment());
      case ContentTypes.HANDSHAKE -> {
        if (!isProtected) {
          acceptHandshake(record.fragment());
        }
      }
      default -> {} // application data, which is always protected
    }
  }

  /** An encrypted one is longer: by a content type or padding, and an authentication tag. */
  private void acceptAlert(Octets fragment) throws WireException {
    if (fragment.length() == Alert.LENGTH) {
      alert = Alert.decode(fragment).value().name();
    }
  }

  private void acceptHandshake(Octets fragment) throws WireException {
    messages.accept(fragment);
    for (Optional<Octets> next = messages.next(); next.isPresent(); next = messages.next()) {
      acceptMessage(next.get());
    }
  }

  private void acceptMessage(Octets message) throws WireException {
    int type = message.at(0);
    if (type == HandshakeTypes.CERTIFICATE) {
      hasNoCertificate = message.length() == EMPTY_CERTIFICATE;
    } else if (type == HandshakeTypes.CLIENT_HELLO
        && offer == null
        && HandshakeMessage.decode(message, Context.UNKNOWN).value() instanceof ClientHello hello) {
      offer = ClientOffer.of(hello);
    }
  }
}
