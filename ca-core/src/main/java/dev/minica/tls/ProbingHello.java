package dev.minica.tls;

import static dev.minica.tls.registry.ExtensionTypes.EXTENDED_MASTER_SECRET;
import static dev.minica.tls.registry.ExtensionTypes.SIGNATURE_ALGORITHMS;

import dev.minica.tls.registry.ContentTypes;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.TlsRecord;
import dev.minica.tls.wire.extension.EcPointFormats;
import dev.minica.tls.wire.extension.EmptyExtension;
import dev.minica.tls.wire.extension.Extension;
import dev.minica.tls.wire.extension.Extensions;
import dev.minica.tls.wire.extension.RenegotiationInfo;
import dev.minica.tls.wire.extension.ServerNames;
import dev.minica.tls.wire.extension.SignatureAlgorithms;
import dev.minica.tls.wire.extension.StatusRequest;
import dev.minica.tls.wire.extension.SupportedGroups;
import dev.minica.tls.wire.handshake.ClientHello;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A ClientHello of TLS 1.2 (RFC 5246 section 7.4.1.2) that offers whatever servers may have. */
final class ProbingHello {

  /** x25519, x448, P-256, P-384, P-521 (RFC 8422 section 5.1.1). */
  private static final List<Integer> GROUPS = List.of(29, 30, 23, 24, 25);

  /** RFC 8446 section 4.2.3, and SHA-1 and MD5 of RFC 5246 section 7.4.1.4.1, DSA with both. */
  private static final List<Integer> SIGNATURES =
      List.of(
          0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b,
          0x0401, 0x0501, 0x0601, 0x0301, 0x0303, 0x0203, 0x0201, 0x0402, 0x0202, 0x0101);

  private static final int NULL_COMPRESSION = 0;
  private static final int UNCOMPRESSED = 0;

  private ProbingHello() {}

  /** The hello in its record; old servers want version 1.0 there (RFC 5246 appendix E.1). */
  static TlsRecord record(ServerAddress address, SecureRandom random) {
    byte[] nonce = new byte[32];
    random.nextBytes(nonce);
    ClientHello hello =
        new ClientHello(
            ProtocolVersions.TLS_1_2,
            Octets.of(nonce),
            Octets.EMPTY,
            OfferedSuite.numbers(),
            List.of(NULL_COMPRESSION),
            Optional.of(extensions(address)));
    return new TlsRecord(ContentTypes.HANDSHAKE, ProtocolVersions.TLS_1_0, hello.encode());
  }

  private static Extensions extensions(ServerAddress address) {
    List<Extension> extensions = new ArrayList<>();
    if (!address.isLiteral()) {
      extensions.add(ServerNames.ofHost(address.host()));
    }
    extensions.add(StatusRequest.OF_ANY_RESPONDER);
    extensions.add(new SupportedGroups(GROUPS));
    extensions.add(new EcPointFormats(List.of(UNCOMPRESSED)));
    extensions.add(new SignatureAlgorithms(SIGNATURE_ALGORITHMS, SIGNATURES));
    extensions.add(new EmptyExtension(EXTENDED_MASTER_SECRET)); // some servers insist on it
    extensions.add(new RenegotiationInfo(Octets.EMPTY)); // of no other connection
    return new Extensions(extensions);
  }
}
