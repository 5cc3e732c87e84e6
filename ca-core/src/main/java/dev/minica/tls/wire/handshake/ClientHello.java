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
import dev.minica.tls.wire.extension.ServerNames;
import dev.minica.tls.wire.extension.SupportedVersions;
import java.util.List;
import java.util.Optional;

/**
 * What the client would do (RFC 8446 section 4.1.2, RFC 5246 section 7.4.1.2).
 *
 * <pre>
 * uint16 ProtocolVersion;
 * opaque Random[32];
 * uint8 CipherSuite[2];    &#47;* Cryptographic suite selector *&#47;
 *
 * struct {
 *     ProtocolVersion legacy_version = 0x0303;    &#47;* TLS v1.2 *&#47;
 *     Random random;
 *     opaque legacy_session_id&lt;0..32&gt;;
 *     CipherSuite cipher_suites&lt;2..2^16-2&gt;;
 *     opaque legacy_compression_methods&lt;1..2^8-1&gt;;
 *     Extension extensions&lt;8..2^16-1&gt;;
 * } ClientHello;
 * </pre>
 *
 * @param legacyVersion 0x0303 also for TLS 1.3; before it the highest that the client speaks
 * @param random 32 octets
 * @param legacySessionId of a session of TLS 1.2 to resume, or just anything
 * @param cipherSuites numbers of IANA's registry, the preferred ones first
 * @param compressionMethods 0, for none; before TLS 1.3 possibly others
 * @param extensions absent in hellos of long ago, whose message ends before them (RFC 5246 section
 *     7.4.1.2)
 */
public record ClientHello(
    int legacyVersion,
    Octets random,
    Octets legacySessionId,
    List<Integer> cipherSuites,
    List<Integer> compressionMethods,
    Optional<Extensions> extensions)
    implements HandshakeMessage {

  static final int RANDOM = 32;
  static final int MAX_SESSION_ID = 32;
  private static final int MAX_SUITES = 0xfffe;
  private static final int MAX_METHODS = 0xff;

  public ClientHello {
    Bounds.unsigned("legacy_version", 2, legacyVersion);
    Bounds.length("random", random, RANDOM, RANDOM);
    Bounds.length("legacy_session_id", legacySessionId, 0, MAX_SESSION_ID);
    cipherSuites = Bounds.numbers("cipher_suites", 2, cipherSuites, 2, MAX_SUITES);
    compressionMethods =
        Bounds.numbers("legacy_compression_methods", 1, compressionMethods, 1, MAX_METHODS);
  }

  static ClientHello decode(Cursor in) throws WireException {
    return new ClientHello(
        in.uint16("legacy_version", ProtocolVersions::name),
        in.opaque("random", RANDOM),
        in.opaqueVector("legacy_session_id", 1, 0, MAX_SESSION_ID),
        in.list(
            "cipher_suites",
            2,
            2,
            MAX_SUITES,
            each -> each.uint16("CipherSuite", CipherSuites::name)),
        in.list(
            "legacy_compression_methods",
            1,
            1,
            MAX_METHODS,
            each -> each.uint8("CompressionMethod", CodePoints::compressionMethod)),
        in.hasRemaining()
            ? Optional.of(Extensions.decode(in, Carrier.CLIENT_HELLO))
            : Optional.empty());
  }

  @Override
  public int type() {
    return HandshakeTypes.CLIENT_HELLO;
  }

  @Override
  public void encodeBody(Encoder out) {
    out.uint16(legacyVersion)
        .opaque(random)
        .vector(1, legacySessionId)
        .list(2, cipherSuites, Encoder::uint16)
        .list(1, compressionMethods, Encoder::uint8);
    extensions.ifPresent(each -> each.encode(out));
  }

  /** The extensions; none if there is no room for them. */
  public Extensions allExtensions() {
    return extensions.orElse(Extensions.NONE);
  }

  /** The versions on offer, the preferred ones first (RFC 8446 section 4.2.1). */
  public List<Integer> versions() {
    return allExtensions()
        .find(SupportedVersions.class)
        .map(SupportedVersions::versions)
        .orElse(List.of(legacyVersion));
  }

  /** The host's name in server_name, as the client spelt it. */
  public Optional<String> serverName() {
    return allExtensions().find(ServerNames.class).flatMap(ServerNames::host);
  }
}
