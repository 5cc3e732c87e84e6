package dev.minica.tls.wire.handshake;

import dev.minica.tls.registry.HandshakeTypes;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Decoded;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;

/**
 * A handshake message (RFC 8446 section 4, RFC 5246 section 7.4).
 *
 * <pre>
 * struct {
 *     HandshakeType msg_type;
 *     uint24 length;
 *     select (Handshake.msg_type) { ... };
 * } Handshake;
 * </pre>
 *
 * <p>What was read from octets makes the same octets again.
 */
public sealed interface HandshakeMessage
    permits CertificateMessage,
        CertificateRequest,
        CertificateStatus,
        CertificateVerify,
        ClientHello,
        ClientKeyExchange,
        CompressedCertificate,
        EmptyMessage,
        EncryptedExtensions,
        Finished,
        KeyUpdate,
        MessageHash,
        NewSessionTicket,
        OtherMessage,
        ServerHello,
        ServerKeyExchange {

  /** The octets of msg_type and length. */
  int HEADER = 4;

  /** Its number in IANA's registry. */
  int type();

  /** Writes what follows the length. */
  void encodeBody(Encoder out);

  /** What RFCs call it, such as {@code ClientHello}. */
  default String name() {
    return MessageDecoder.structName(HandshakeTypes.name(type()));
  }

  /** All of its octets, from msg_type on. */
  default Octets encode() {
    return new Encoder().uint8(type()).vector(3, Encoder.encode(this::encodeBody)).octets();
  }

  /**
   * Reads one message, from msg_type on, which has to be all there is.
   *
   * @throws WireException if it is broken, or its extensions are
   */
  static Decoded<HandshakeMessage> decode(Octets message, Context context) throws WireException {
    return Decoded.of(message, (Cursor in) -> MessageDecoder.decode(in, context));
  }
}
