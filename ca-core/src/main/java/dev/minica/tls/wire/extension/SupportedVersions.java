package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import java.util.List;

/**
 * supported_versions of a ClientHello (RFC 8446 section 4.2.1).
 *
 * <pre>
 * struct {
 *     select (Handshake.msg_type) {
 *         case client_hello:
 *              ProtocolVersion versions&lt;2..254&gt;;
 *         ...
 *     };
 * } SupportedVersions;
 * </pre>
 *
 * @param versions those the client speaks, the preferred ones first
 */
public record SupportedVersions(List<Integer> versions) implements Extension {

  private static final int FLOOR = 2;
  private static final int CEILING = 0xfe;

  public SupportedVersions {
    versions = Bounds.numbers("versions", 2, versions, FLOOR, CEILING);
  }

  static SupportedVersions decode(Cursor in) throws WireException {
    return new SupportedVersions(
        in.list(
            "versions",
            1,
            FLOOR,
            CEILING,
            each -> each.uint16("ProtocolVersion", ProtocolVersions::name)));
  }

  @Override
  public int type() {
    return ExtensionTypes.SUPPORTED_VERSIONS;
  }

  @Override
  public Octets data() {
    return Encoder.encode(out -> out.list(1, versions, Encoder::uint16));
  }

  @Override
  public String summary() {
    return Summary.ofNumbers(versions, ProtocolVersions::name);
  }
}
