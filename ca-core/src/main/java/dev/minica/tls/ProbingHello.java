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
            WideOffer.suites12(),
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
    extensions.add(new SupportedGroups(WideOffer.CURVES));
    extensions.add(new EcPointFormats(List.of(UNCOMPRESSED)));
    extensions.add(new SignatureAlgorithms(SIGNATURE_ALGORITHMS, WideOffer.SIGNATURES));
    extensions.add(new EmptyExtension(EXTENDED_MASTER_SECRET)); // some servers insist on it
    extensions.add(new RenegotiationInfo(Octets.EMPTY)); // of no other connection
    return new Extensions(extensions);
  }
}
