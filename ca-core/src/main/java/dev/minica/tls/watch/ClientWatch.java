package dev.minica.tls.watch;

import dev.minica.tls.registry.HandshakeTypes;
import dev.minica.tls.wire.Alert;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.handshake.ClientHello;
import dev.minica.tls.wire.handshake.Context;
import dev.minica.tls.wire.handshake.HandshakeMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads along with what a client sends during its handshake, as far as it is not encrypted. It
 * judges nothing: what is no TLS ends the watch, and TLS itself says what is wrong.
 *
 * <p>One thread at a time may give it octets; all may ask.
 */
public final class ClientWatch {

  /** msg_type, length, and an empty certificate_list (RFC 5246 section 7.4.6). */
  private static final int EMPTY_CERTIFICATE = 7;

  private final ClearHandshake clear = new ClearHandshake(new Heard());
  private volatile @Nullable ClientHello hello;
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

  /** The first ClientHello, once it is there as a whole. */
  public Optional<ClientHello> hello() {
    return Optional.ofNullable(hello);
  }

  /** The next octets of the stream. */
  public void accept(byte[] buffer, int offset, int length) {
    clear.accept(buffer, offset, length);
  }

  private final class Heard implements ClearHandshake.Listener {

    /** An encrypted one is longer: by a content type or padding, and an authentication tag. */
    @Override
    public void alert(Octets fragment) throws WireException {
      if (fragment.length() == Alert.LENGTH) {
        alert = Alert.decode(fragment).value().name();
      }
    }

    @Override
    public void message(Octets message) throws WireException {
      int type = message.at(0);
      if (type == HandshakeTypes.CERTIFICATE) {
        hasNoCertificate = message.length() == EMPTY_CERTIFICATE;
      } else if (type == HandshakeTypes.CLIENT_HELLO
          && hello == null
          && HandshakeMessage.decode(message, Context.UNKNOWN).value()
              instanceof ClientHello first) {
        offer = ClientOffer.of(first);
        hello = first;
      }
    }
  }
}
