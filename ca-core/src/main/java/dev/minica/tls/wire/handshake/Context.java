package dev.minica.tls.wire.handshake;

import dev.minica.tls.registry.ProtocolVersions;

/**
 * What must be known of a connection to read its messages: some have the same number in TLS 1.2 and
 * 1.3 and other contents. ClientHello and ServerHello need none of it.
 *
 * @param version negotiated; 0 before that
 * @param keyExchange of the cipher suite before TLS 1.3; of no meaning later
 */
public record Context(int version, KeyExchange keyExchange) {

  /** Before the ServerHello. */
  public static final Context UNKNOWN = new Context(0, KeyExchange.OTHER);

  public static final Context TLS_1_3 = new Context(ProtocolVersions.TLS_1_3, KeyExchange.OTHER);

  /** TLS 1.2 with this key exchange. */
  public static Context tls12(KeyExchange keyExchange) {
    return new Context(ProtocolVersions.TLS_1_2, keyExchange);
  }

  /** Drafts of TLS 1.3, 0x7f and a number, included. */
  boolean isTls13() {
    return version >= ProtocolVersions.TLS_1_3;
  }

  /** Whether signatures name their algorithm, which they do from TLS 1.2 on. */
  boolean namesAlgorithms() {
    return version == 0 || version >= ProtocolVersions.TLS_1_2;
  }
}
