package dev.minica.tls.wire.extension;

import static dev.minica.tls.registry.ExtensionTypes.ALPN;
import static dev.minica.tls.registry.ExtensionTypes.CERTIFICATE_AUTHORITIES;
import static dev.minica.tls.registry.ExtensionTypes.COMPRESS_CERTIFICATE;
import static dev.minica.tls.registry.ExtensionTypes.COOKIE;
import static dev.minica.tls.registry.ExtensionTypes.EARLY_DATA;
import static dev.minica.tls.registry.ExtensionTypes.EC_POINT_FORMATS;
import static dev.minica.tls.registry.ExtensionTypes.ENCRYPT_THEN_MAC;
import static dev.minica.tls.registry.ExtensionTypes.EXTENDED_MASTER_SECRET;
import static dev.minica.tls.registry.ExtensionTypes.KEY_SHARE;
import static dev.minica.tls.registry.ExtensionTypes.MAX_FRAGMENT_LENGTH;
import static dev.minica.tls.registry.ExtensionTypes.POST_HANDSHAKE_AUTH;
import static dev.minica.tls.registry.ExtensionTypes.PRE_SHARED_KEY;
import static dev.minica.tls.registry.ExtensionTypes.PSK_KEY_EXCHANGE_MODES;
import static dev.minica.tls.registry.ExtensionTypes.RECORD_SIZE_LIMIT;
import static dev.minica.tls.registry.ExtensionTypes.RENEGOTIATION_INFO;
import static dev.minica.tls.registry.ExtensionTypes.SERVER_NAME;
import static dev.minica.tls.registry.ExtensionTypes.SESSION_TICKET;
import static dev.minica.tls.registry.ExtensionTypes.SIGNATURE_ALGORITHMS;
import static dev.minica.tls.registry.ExtensionTypes.SIGNATURE_ALGORITHMS_CERT;
import static dev.minica.tls.registry.ExtensionTypes.SIGNED_CERTIFICATE_TIMESTAMP;
import static dev.minica.tls.registry.ExtensionTypes.STATUS_REQUEST;
import static dev.minica.tls.registry.ExtensionTypes.SUPPORTED_GROUPS;
import static dev.minica.tls.registry.ExtensionTypes.SUPPORTED_VERSIONS;

import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.registry.Grease;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.WireException;

/** Which extension says what in which message. */
final class ExtensionDecoder {

  private ExtensionDecoder() {}

  /** One extension with its type and length. */
  static Extension decode(Cursor in, Carrier carrier) throws WireException {
    int type = in.peekUint16();
    Extension extension =
        in.structure(
            type < 0 ? "extension" : ExtensionTypes.name(type),
            inner -> {
              inner.uint16("extension_type", ExtensionTypes::name);
              return inner.within(inner.uint16("length"), data -> content(data, type, carrier));
            },
            Extension::summary);
    if (Grease.isValue(type)) {
      in.note(
          "means nothing, and is there so that servers ignore what they do not know (RFC 8701)");
    }
    return extension;
  }

  private static Extension content(Cursor in, int type, Carrier carrier) throws WireException {
    return switch (carrier) {
      case CLIENT_HELLO -> ofClient(in, type);
      case SERVER_HELLO, ENCRYPTED_EXTENSIONS -> ofServer(in, type);
      case HELLO_RETRY_REQUEST -> ofRetry(in, type);
      case CERTIFICATE -> ofCertificate(in, type);
      case CERTIFICATE_REQUEST -> ofCertificateRequest(in, type);
      case NEW_SESSION_TICKET ->
          type == EARLY_DATA ? MaxEarlyData.decode(in) : OtherExtension.decode(in, type);
    };
  }

  private static Extension ofClient(Cursor in, int type) throws WireException {
    return switch (type) {
      case SERVER_NAME -> ServerNames.decode(in);
      case MAX_FRAGMENT_LENGTH -> MaxFragmentLength.decode(in);
      case STATUS_REQUEST -> StatusRequest.decode(in);
      case SUPPORTED_GROUPS -> SupportedGroups.decode(in);
      case EC_POINT_FORMATS -> EcPointFormats.decode(in);
      case SIGNATURE_ALGORITHMS, SIGNATURE_ALGORITHMS_CERT -> SignatureAlgorithms.decode(in, type);
      case ALPN -> ApplicationProtocols.decode(in);
      case COMPRESS_CERTIFICATE -> CompressCertificate.decode(in);
      case RECORD_SIZE_LIMIT -> RecordSizeLimit.decode(in);
      case SESSION_TICKET -> SessionTicket.decode(in);
      case PRE_SHARED_KEY -> OfferedPsks.decode(in);
      case SUPPORTED_VERSIONS -> SupportedVersions.decode(in);
      case COOKIE -> Cookie.decode(in);
      case PSK_KEY_EXCHANGE_MODES -> PskKeyExchangeModes.decode(in);
      case CERTIFICATE_AUTHORITIES -> CertificateAuthorities.decode(in);
      case KEY_SHARE -> KeyShares.decode(in);
      case RENEGOTIATION_INFO -> RenegotiationInfo.decode(in);
      case SIGNED_CERTIFICATE_TIMESTAMP,
          ENCRYPT_THEN_MAC,
          EXTENDED_MASTER_SECRET,
          EARLY_DATA,
          POST_HANDSHAKE_AUTH ->
          new EmptyExtension(type);
      default -> OtherExtension.decode(in, type);
    };
  }

  /** ServerHello of TLS 1.2 and 1.3, and EncryptedExtensions, which share most of them out. */
  private static Extension ofServer(Cursor in, int type) throws WireException {
    return switch (type) {
      case MAX_FRAGMENT_LENGTH -> MaxFragmentLength.decode(in);
      case SUPPORTED_GROUPS -> SupportedGroups.decode(in);
      case EC_POINT_FORMATS -> EcPointFormats.decode(in);
      case ALPN -> ApplicationProtocols.decode(in);
      case SIGNED_CERTIFICATE_TIMESTAMP -> CertificateTimestamps.decode(in);
      case RECORD_SIZE_LIMIT -> RecordSizeLimit.decode(in);
      case SESSION_TICKET -> SessionTicket.decode(in);
      case PRE_SHARED_KEY -> SelectedPsk.decode(in);
      case SUPPORTED_VERSIONS -> SelectedVersion.decode(in);
      case KEY_SHARE -> SelectedKeyShare.decode(in);
      case RENEGOTIATION_INFO -> RenegotiationInfo.decode(in);
      case SERVER_NAME, STATUS_REQUEST, ENCRYPT_THEN_MAC, EXTENDED_MASTER_SECRET, EARLY_DATA ->
          new EmptyExtension(type);
      default -> OtherExtension.decode(in, type);
    };
  }

  private static Extension ofRetry(Cursor in, int type) throws WireException {
    return switch (type) {
      case SUPPORTED_VERSIONS -> SelectedVersion.decode(in);
      case COOKIE -> Cookie.decode(in);
      case KEY_SHARE -> RetryGroup.decode(in);
      default -> OtherExtension.decode(in, type);
    };
  }

  private static Extension ofCertificate(Cursor in, int type) throws WireException {
    return switch (type) {
      case STATUS_REQUEST -> StapledStatus.decode(in);
      case SIGNED_CERTIFICATE_TIMESTAMP -> CertificateTimestamps.decode(in);
      default -> OtherExtension.decode(in, type);
    };
  }

  private static Extension ofCertificateRequest(Cursor in, int type) throws WireException {
    return switch (type) {
      case STATUS_REQUEST ->
          in.hasRemaining() ? StatusRequest.decode(in) : new EmptyExtension(type);
      case SIGNATURE_ALGORITHMS, SIGNATURE_ALGORITHMS_CERT -> SignatureAlgorithms.decode(in, type);
      case COMPRESS_CERTIFICATE -> CompressCertificate.decode(in);
      case CERTIFICATE_AUTHORITIES -> CertificateAuthorities.decode(in);
      case SIGNED_CERTIFICATE_TIMESTAMP -> new EmptyExtension(type);
      default -> OtherExtension.decode(in, type);
    };
  }
}
