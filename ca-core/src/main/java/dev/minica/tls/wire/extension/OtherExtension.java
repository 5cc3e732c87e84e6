package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;

/**
 * An extension whose content is not looked into, is not known, or has no meaning in this message.
 *
 * @param type its number
 * @param data the octets of extension_data
 */
public record OtherExtension(int type, Octets data) implements Extension {

  public OtherExtension {
    Bounds.unsigned("extension_type", 2, type);
    Bounds.length("extension_data", data, 0, 0xffff);
  }

  /** RFC 7685: as many octets of zero as the sender likes. */
  public static OtherExtension padding(int octets) {
    return new OtherExtension(ExtensionTypes.PADDING, Octets.of(new byte[octets]));
  }

  static OtherExtension decode(Cursor in, int type) throws WireException {
    return new OtherExtension(type, in.rest("extension_data"));
  }

  @Override
  public String summary() {
    return data.isEmpty() ? "" : data.length() + " octets";
  }
}
