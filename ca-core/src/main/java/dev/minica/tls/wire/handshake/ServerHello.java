package dev.minica.tls.wire.handshake;

import dev.minica.tls.registry.CipherSuites;
import dev.minica.tls.registry.CodePoints;
import dev.minica.tls.registry.HandshakeTypes;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import dev.minica.tls.wire.extension.Carrier;
import dev.minica.tls.wire.extension.Extensions;
import dev.minica.tls.wire.extension.SelectedVersion;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the server takes of it, or what it wants to be asked again with: a HelloRetryRequest is a
 * ServerHello with a random of its own (RFC 8446 sections 4.1.3 and 4.1.4, RFC 5246 section
 * 7.4.1.3).
 *
 * <pre>
 * struct {
 *     ProtocolVersion legacy_version = 0x0303;    &#47;* TLS v1.2 *&#47;
 *     Random random;
 *     opaque legacy_session_id_echo&lt;0..32&gt;;
 *     CipherSuite cipher_suite;
 *     uint8 legacy_compression_method = 0;
 *     Extension extensions&lt;6..2^16-1&gt;;
 * } ServerHello;
 * </pre>
 *
 * @param legacyVersion 0x0303 also for TLS 1.3; before it the version
 * @param random 32 octets
 * @param legacySessionId the client's, or in TLS 1.2 the name of the new session
 * @param cipherSuite its number in IANA's registry
 * @param compressionMethod 0, for none
 * @param extensions absent where a server of TLS 1.2 has none (RFC 5246 section 7.4.1.3)
 */
public record ServerHello(
    int legacyVersion,
    Octets random,
    Octets legacySessionId,
    int cipherSuite,
    int compressionMethod,
    Optional<Extensions> extensions)
    implements HandshakeMessage {

  /** The random of a HelloRetryRequest: SHA-256 of its name (RFC 8446 section 4.1.3). */
  public static final Octets HELLO_RETRY_REQUEST_RANDOM =
      Octets.ofHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

  /** "DOWNGRD" and 01 or 00, at the end of the random (RFC 8446 section 4.1.3). */
  private static final Octets DOWNGRADE_TO_1_2 = Octets.ofHex("444f574e47524401");

  private static final Octets DOWNGRADE_TO_1_1 = Octets.ofHex("444f574e47524400");

  private static final int DOWNGRADE_OFFSET = 24;

  public ServerHello {
    Bounds.unsigned("legacy_version", 2, legacyVersion);
    Bounds.length("random", random, ClientHello.RANDOM, ClientHello.RANDOM);
    Bounds.length("legacy_session_id_echo", legacySessionId, 0, ClientHello.MAX_SESSION_ID);
    Bounds.unsigned("cipher_suite", 2, cipherSuite);
    Bounds.unsigned("legacy_compression_method", 1, compressionMethod);
  }

  static ServerHello decode(Cursor in) throws WireException {
    int version = in.uint16("legacy_version", ProtocolVersions::name);
    Octets random = in.opaque("random", ClientHello.RANDOM);
    noteOf(random).ifPresent(in::note);
    Carrier carrier = isRetry(random) ? Carrier.HELLO_RETRY_REQUEST : Carrier.SERVER_HELLO;
    return new ServerHello(
        version,
        random,
        in.opaqueVector("legacy_session_id_echo", 1, 0, ClientHello.MAX_SESSION_ID),
        in.uint16("cipher_suite", CipherSuites::name),
        in.uint8("legacy_compression_method", CodePoints::compressionMethod),
        in.hasRemaining() ? Optional.of(Extensions.decode(in, carrier)) : Optional.empty());
  }

  @Override
  public int type() {
    return HandshakeTypes.SERVER_HELLO;
  }

  @Override
  public String name() {
    return isHelloRetryRequest() ? "HelloRetryRequest" : "ServerHello";
  }

  @Override
  public void encodeBody(Encoder out) {
    out.uint16(legacyVersion)
        .opaque(random)
        .vector(1, legacySessionId)
        .uint16(cipherSuite)
        .uint8(compressionMethod);
    extensions.ifPresent(each -> each.encode(out));
  }

  public boolean isHelloRetryRequest() {
    return isRetry(random);
  }

  /** The extensions; none if there is no room for them. */
  public Extensions allExtensions() {
    return extensions.orElse(Extensions.NONE);
  }

  /** The version of the connection (RFC 8446 section 4.2.1). */
  public int version() {
    return allExtensions()
        .find(SelectedVersion.class)
        .map(SelectedVersion::version)
        .orElse(legacyVersion);
  }

  /**
   * The version that a server says it was brought down to, although it speaks a higher one: TLS 1.2
   * or 1.1, which stands for all below it as well. A client that offered more must not go on (RFC
   * 8446 section 4.1.3).
   */
  public OptionalInt downgradedTo() {
    Octets end = random.range(DOWNGRADE_OFFSET, ClientHello.RANDOM);
    if (end.equals(DOWNGRADE_TO_1_2)) {
      return OptionalInt.of(ProtocolVersions.TLS_1_2);
    }
    return end.equals(DOWNGRADE_TO_1_1)
        ? OptionalInt.of(ProtocolVersions.TLS_1_1)
        : OptionalInt.empty();
  }

  private static boolean isRetry(Octets random) {
    return random.equals(HELLO_RETRY_REQUEST_RANDOM);
  }

  private static Optional<String> noteOf(Octets random) {
    if (isRetry(random)) {
      return Optional.of("SHA-256 of \"HelloRetryRequest\", which makes this one");
    }
    Octets end = random.range(DOWNGRADE_OFFSET, ClientHello.RANDOM);
    return end.equals(DOWNGRADE_TO_1_2) || end.equals(DOWNGRADE_TO_1_1)
        ? Optional.of("ends in \"DOWNGRD\": the server speaks a higher version than it takes here")
        : Optional.empty();
  }
}
