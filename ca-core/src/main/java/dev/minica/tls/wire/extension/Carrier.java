package dev.minica.tls.wire.extension;

/**
 * The messages that carry extensions, as the table of RFC 8446 section 4.2 has them: one extension
 * says different things in different messages. Those of TLS 1.2 are the two hellos.
 */
public enum Carrier {
  CLIENT_HELLO,
  SERVER_HELLO,
  HELLO_RETRY_REQUEST,
  ENCRYPTED_EXTENSIONS,
  CERTIFICATE,
  CERTIFICATE_REQUEST,
  NEW_SESSION_TICKET
}
