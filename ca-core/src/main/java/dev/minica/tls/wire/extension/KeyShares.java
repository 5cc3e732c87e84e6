package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * key_share of a ClientHello (RFC 8446 section 4.2.8). It may be empty, to have the server choose
 * the group.
 *
 * <pre>
 * struct {
 *     KeyShareEntry client_shares&lt;0..2^16-1&gt;;
 * } KeyShareClientHello;
 * </pre>
 *
 * @param entries the preferred ones first
 */
public record KeyShares(List<KeyShareEntry> entries) implements Extension {

  private static final int MAX = 0xffff;

  public KeyShares {
    entries = List.copyOf(entries);
    long length = entries.stream().mapToLong(KeyShareEntry::length).sum();
    Bounds.range("the length of client_shares", length, 0, MAX);
  }

  static KeyShares decode(Cursor in) throws WireException {
    return new KeyShares(
        in.list(
            "client_shares",
            2,
            0,
            MAX,
            each ->
                each.structure("KeyShareEntry", KeyShareEntry::decode, KeyShareEntry::summary)));
  }

  @Override
  public int type() {
    return ExtensionTypes.KEY_SHARE;
  }

  @Override
  public Octets data() {
    return Encoder.encode(out -> out.list(2, entries, (each, entry) -> entry.encode(each)));
  }

  @Override
  public String summary() {
    return entries.stream().map(KeyShareEntry::summary).collect(Collectors.joining("; "));
  }
}
