package dev.minica.tls.wire.handshake;

import dev.minica.tls.registry.HandshakeTypes;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import java.util.Optional;

/**
 * The server's part of the key exchange up to TLS 1.2 (RFC 5246 section 7.4.3, RFC 8422 section
 * 5.4).
 *
 * <pre>
 * struct {
 *     select (KeyExchangeAlgorithm) {
 *         case dh_anon:
 *             ServerDHParams params;
 *         case dhe_dss:
 *         case dhe_rsa:
 *             ServerDHParams params;
 *             digitally-signed struct {
 *                 opaque client_random[32];
 *                 opaque server_random[32];
 *                 ServerDHParams params;
 *             } signed_params;
 *         case ec_diffie_hellman:
 *             ServerECDHParams    params;
 *             Signature           signed_params;
 *         ...
 *     };
 * } ServerKeyExchange;
 * </pre>
 */
public sealed interface ServerKeyExchange extends HandshakeMessage
    permits DheServerKeyExchange, EcdheServerKeyExchange, OtherServerKeyExchange {

  /** The octets of params, which the signature is over, after both randoms. */
  Octets params();

  /** Absent where nobody signs: DH_anon and ECDH_anon. */
  Optional<DigitallySigned> signedParams();

  @Override
  default int type() {
    return HandshakeTypes.SERVER_KEY_EXCHANGE;
  }

  @Override
  default void encodeBody(Encoder out) {
    out.opaque(params());
    signedParams().ifPresent(signed -> signed.encode(out));
  }

  static ServerKeyExchange decode(Cursor in, Context context) throws WireException {
    return switch (context.keyExchange()) {
      case DHE -> DheServerKeyExchange.decode(in, context);
      case ECDHE ->
          EcdheServerKeyExchange.isNamedCurve(in)
              ? EcdheServerKeyExchange.decode(in, context)
              : OtherServerKeyExchange.decode(in);
      case RSA, OTHER -> OtherServerKeyExchange.decode(in);
    };
  }

  /** The signature at the end, where there is one. */
  static Optional<DigitallySigned> signature(Cursor in, Context context) throws WireException {
    return in.hasRemaining()
        ? Optional.of(
            in.structure(
                "signed_params", each -> DigitallySigned.decode(each, context), signed -> ""))
        : Optional.empty();
  }
}
