package dev.minica.tls.wire.handshake;

import dev.minica.tls.registry.HandshakeTypes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;

/**
 * The client's part of the key exchange up to TLS 1.2 (RFC 5246 section 7.4.7, RFC 8422 section
 * 5.7).
 *
 * <pre>
 * struct {
 *     select (KeyExchangeAlgorithm) {
 *         case rsa:
 *             EncryptedPreMasterSecret;
 *         case dhe_dss:
 *         case dhe_rsa:
 *         case dh_anon:
 *             ClientDiffieHellmanPublic;
 *         case ec_diffie_hellman:
 *             ClientECDiffieHellmanPublic;
 *     } exchange_keys;
 * } ClientKeyExchange;
 *
 * struct {
 *     public-key-encrypted PreMasterSecret pre_master_secret;    &#47;* opaque &lt;0..2^16-1&gt; *&#47;
 * } EncryptedPreMasterSecret;
 *
 * struct {
 *     select (PublicValueEncoding) {
 *         case explicit: opaque dh_Yc&lt;1..2^16-1&gt;;
 *     } dh_public;
 * } ClientDiffieHellmanPublic;
 *
 * struct {
 *     select (PublicValueEncoding) {
 *         case explicit: ECPoint ecdh_Yc;    &#47;* opaque &lt;1..2^8-1&gt; *&#47;
 *     } ecdh_public;
 * } ClientECDiffieHellmanPublic;
 * </pre>
 *
 * @param keyExchange which of them
 * @param exchangeKeys the encrypted pre-master secret, or the client's public value; of {@code
 *     OTHER} all the message has
 */
public record ClientKeyExchange(KeyExchange keyExchange, Octets exchangeKeys)
    implements HandshakeMessage {

  private static final int MAX = 0xffff;
  private static final int MAX_POINT = 0xff;

  public ClientKeyExchange {
    switch (keyExchange) {
      case RSA -> Bounds.length("pre_master_secret", exchangeKeys, 0, MAX);
      case DHE -> Bounds.length("dh_Yc", exchangeKeys, 1, MAX);
      case ECDHE -> Bounds.length("ecdh_Yc", exchangeKeys, 1, MAX_POINT);
      case OTHER -> Bounds.length("exchange_keys", exchangeKeys, 0, 0xffffff);
    }
  }

  static ClientKeyExchange decode(Cursor in, Context context) throws WireException {
    KeyExchange kind = context.keyExchange();
    return new ClientKeyExchange(
        kind,
        switch (kind) {
          case RSA -> in.opaqueVector("pre_master_secret", 2, 0, MAX);
          case DHE -> in.opaqueVector("dh_Yc", 2, 1, MAX);
          case ECDHE -> in.opaqueVector("ecdh_Yc", 1, 1, MAX_POINT);
          case OTHER -> in.rest("exchange_keys");
        });
  }

  @Override
  public int type() {
    return HandshakeTypes.CLIENT_KEY_EXCHANGE;
  }

  @Override
  public void encodeBody(Encoder out) {
    switch (keyExchange) {
      case RSA, DHE -> out.vector(2, exchangeKeys);
      case ECDHE -> out.vector(1, exchangeKeys);
      case OTHER -> out.opaque(exchangeKeys);
    }
  }
}
