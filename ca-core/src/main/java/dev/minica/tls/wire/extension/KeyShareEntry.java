package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.NamedGroups;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;

/**
 * One side's public value in one group (RFC 8446 section 4.2.8).
 *
 * <pre>
 * struct {
 *     NamedGroup group;
 *     opaque key_exchange&lt;1..2^16-1&gt;;
 * } KeyShareEntry;
 * </pre>
 *
 * @param group its number in IANA's registry
 * @param keyExchange encoded as sections 4.2.8.1 and 4.2.8.2 say for the group
 */
public record KeyShareEntry(int group, Octets keyExchange) {

  private static final int MAX = 0xffff;

  public KeyShareEntry {
    Bounds.unsigned("group", 2, group);
    Bounds.length("key_exchange", keyExchange, 1, MAX);
  }

  static KeyShareEntry decode(Cursor in) throws WireException {
    return new KeyShareEntry(
        in.uint16("group", NamedGroups::name), in.opaqueVector("key_exchange", 2, 1, MAX));
  }

  void encode(Encoder out) {
    out.uint16(group).vector(2, keyExchange);
  }

  /** The octets of the whole entry. */
  int length() {
    return 4 + keyExchange.length();
  }

  /** Such as {@code x25519, 32 octets}. */
  String summary() {
    return NamedGroups.name(group) + ", " + keyExchange.length() + " octets";
  }
}
