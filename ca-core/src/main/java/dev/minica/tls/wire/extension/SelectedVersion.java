package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.registry.ProtocolVersions;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;

/**
 * supported_versions of a ServerHello or HelloRetryRequest (RFC 8446 section 4.2.1).
 *
 * <pre>
 * struct {
 *     select (Handshake.msg_type) {
 *         ...
 *         case server_hello: &#47;* and HelloRetryRequest *&#47;
 *              ProtocolVersion selected_version;
 *     };
 * } SupportedVersions;
 * </pre>
 *
 * @param version 0x0304 for TLS 1.3
 */
public record SelectedVersion(int version) implements Extension {

  public SelectedVersion {
    Bounds.unsigned("version", 2, version);
  }

  static SelectedVersion decode(Cursor in) throws WireException {
    return new SelectedVersion(in.uint16("selected_version", ProtocolVersions::name));
  }

  @Override
  public int type() {
    return ExtensionTypes.SUPPORTED_VERSIONS;
  }

  @Override
  public Octets data() {
    return Encoder.encode(out -> out.uint16(version));
  }

  @Override
  public String summary() {
    return ProtocolVersions.name(version);
  }
}
