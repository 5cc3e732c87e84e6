package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;

/**
 * key_share of a ServerHello (RFC 8446 section 4.2.8).
 *
 * <pre>
 * struct {
 *     KeyShareEntry server_share;
 * } KeyShareServerHello;
 * </pre>
 *
 * @param entry the server's share, in one of the groups that the client sent one of
 */
public record SelectedKeyShare(KeyShareEntry entry) implements Extension {

  static SelectedKeyShare decode(Cursor in) throws WireException {
    return new SelectedKeyShare(
        in.structure("server_share", KeyShareEntry::decode, KeyShareEntry::summary));
  }

  @Override
  public int type() {
    return ExtensionTypes.KEY_SHARE;
  }

  @Override
  public Octets data() {
    return Encoder.encode(entry::encode);
  }

  @Override
  public String summary() {
    return entry.summary();
  }
}
