package dev.minica.tls.wire.handshake;

import static dev.minica.tls.registry.HandshakeTypes.CERTIFICATE;
import static dev.minica.tls.registry.HandshakeTypes.CERTIFICATE_REQUEST;
import static dev.minica.tls.registry.HandshakeTypes.CERTIFICATE_STATUS;
import static dev.minica.tls.registry.HandshakeTypes.CERTIFICATE_VERIFY;
import static dev.minica.tls.registry.HandshakeTypes.CLIENT_HELLO;
import static dev.minica.tls.registry.HandshakeTypes.CLIENT_KEY_EXCHANGE;
import static dev.minica.tls.registry.HandshakeTypes.COMPRESSED_CERTIFICATE;
import static dev.minica.tls.registry.HandshakeTypes.ENCRYPTED_EXTENSIONS;
import static dev.minica.tls.registry.HandshakeTypes.END_OF_EARLY_DATA;
import static dev.minica.tls.registry.HandshakeTypes.FINISHED;
import static dev.minica.tls.registry.HandshakeTypes.HELLO_REQUEST;
import static dev.minica.tls.registry.HandshakeTypes.KEY_UPDATE;
import static dev.minica.tls.registry.HandshakeTypes.MESSAGE_HASH;
import static dev.minica.tls.registry.HandshakeTypes.NEW_SESSION_TICKET;
import static dev.minica.tls.registry.HandshakeTypes.SERVER_HELLO;
import static dev.minica.tls.registry.HandshakeTypes.SERVER_HELLO_DONE;
import static dev.minica.tls.registry.HandshakeTypes.SERVER_KEY_EXCHANGE;

import dev.minica.tls.registry.HandshakeTypes;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.WireException;

/** Which number is which message. */
final class MessageDecoder {

  private MessageDecoder() {}

  static HandshakeMessage decode(Cursor in, Context context) throws WireException {
    int type = in.uint8("msg_type", HandshakeTypes::name);
    int length = in.uint24("length");
    return in.within(length, body -> body(body, type, context));
  }

  private static HandshakeMessage body(Cursor in, int type, Context context) throws WireException {
    return switch (type) {
      case HELLO_REQUEST, END_OF_EARLY_DATA, SERVER_HELLO_DONE -> new EmptyMessage(type);
      case CLIENT_HELLO -> ClientHello.decode(in);
      case SERVER_HELLO -> ServerHello.decode(in);
      case NEW_SESSION_TICKET -> NewSessionTicket.decode(in, context);
      case ENCRYPTED_EXTENSIONS -> EncryptedExtensions.decode(in);
      case CERTIFICATE -> CertificateMessage.decode(in, context);
      case SERVER_KEY_EXCHANGE -> ServerKeyExchange.decode(in, context);
      case CERTIFICATE_REQUEST -> CertificateRequest.decode(in, context);
      case CERTIFICATE_VERIFY -> CertificateVerify.decode(in, context);
      case CLIENT_KEY_EXCHANGE -> ClientKeyExchange.decode(in, context);
      case FINISHED -> Finished.decode(in);
      case CERTIFICATE_STATUS -> CertificateStatus.decode(in);
      case KEY_UPDATE -> KeyUpdate.decode(in);
      case COMPRESSED_CERTIFICATE -> CompressedCertificate.decode(in);
      case MESSAGE_HASH -> MessageHash.decode(in);
      default -> OtherMessage.decode(in, type);
    };
  }

  /** {@code ClientHello} of {@code client_hello}; what is no name of the registry stays. */
  static String structName(String registered) {
    if (registered.indexOf(' ') >= 0) {
      return registered;
    }
    StringBuilder name = new StringBuilder(registered.length());
    boolean first = true;
    for (int i = 0; i < registered.length(); i++) {
      char letter = registered.charAt(i);
      if (letter != '_') {
        name.append(first ? Character.toUpperCase(letter) : letter);
      }
      first = letter == '_';
    }
    return name.toString();
  }
}
