package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.registry.NamedGroups;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;

/**
 * key_share of a HelloRetryRequest (RFC 8446 section 4.2.8).
 *
 * <pre>
 * struct {
 *     NamedGroup selected_group;
 * } KeyShareHelloRetryRequest;
 * </pre>
 *
 * @param group the one that the server wants a share of
 */
public record RetryGroup(int group) implements Extension {

  public RetryGroup {
    Bounds.unsigned("group", 2, group);
  }

  static RetryGroup decode(Cursor in) throws WireException {
    return new RetryGroup(in.uint16("selected_group", NamedGroups::name));
  }

  @Override
  public int type() {
    return ExtensionTypes.KEY_SHARE;
  }

  @Override
  public Octets data() {
    return Encoder.encode(out -> out.uint16(group));
  }

  @Override
  public String summary() {
    return NamedGroups.name(group);
  }
}
