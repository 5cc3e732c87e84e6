package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * application_layer_protocol_negotiation: what the client would speak over TLS, and the one that
 * the server takes (RFC 7301 section 3.1).
 *
 * <pre>
 * opaque ProtocolName&lt;1..2^8-1&gt;;
 *
 * struct {
 *     ProtocolName protocol_name_list&lt;2..2^16-1&gt;
 * } ProtocolNameList;
 * </pre>
 *
 * @param protocols the client's preferred ones first; the server's is a single one
 */
public record ApplicationProtocols(List<Octets> protocols) implements Extension {

  private static final int FLOOR = 2;
  private static final int CEILING = 0xffff;

  public ApplicationProtocols {
    protocols.forEach(each -> Bounds.length("ProtocolName", each, 1, 0xff));
    protocols = Bounds.vectors("protocol_name_list", 1, protocols, FLOOR, CEILING);
  }

  /** Of names in ASCII, such as {@code h2}. */
  public static ApplicationProtocols of(String... names) {
    return new ApplicationProtocols(
        Stream.of(names).map(name -> Octets.of(name.getBytes(StandardCharsets.US_ASCII))).toList());
  }

  static ApplicationProtocols decode(Cursor in) throws WireException {
    return new ApplicationProtocols(
        in.list(
            "protocol_name_list",
            2,
            FLOOR,
            CEILING,
            each -> each.opaqueVector("ProtocolName", 1, 1, 0xff, ApplicationProtocols::text)));
  }

  /** The names as texts, one character for each octet. */
  public List<String> names() {
    return protocols.stream().map(ApplicationProtocols::text).toList();
  }

  @Override
  public int type() {
    return ExtensionTypes.ALPN;
  }

  @Override
  public Octets data() {
    return Encoder.encode(out -> out.list(2, protocols, (each, name) -> each.vector(1, name)));
  }

  @Override
  public String summary() {
    return String.join(", ", names());
  }

  private static String text(Octets name) {
    return new String(name.toArray(), StandardCharsets.ISO_8859_1);
  }
}
