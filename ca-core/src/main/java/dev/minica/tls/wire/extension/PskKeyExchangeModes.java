package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.CodePoints;
import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import java.util.List;

/**
 * psk_key_exchange_modes: with which key exchange pre-shared keys may be used (RFC 8446 section
 * 4.2.9).
 *
 * <pre>
 * enum { psk_ke(0), psk_dhe_ke(1), (255) } PskKeyExchangeMode;
 *
 * struct {
 *     PskKeyExchangeMode ke_modes&lt;1..255&gt;;
 * } PskKeyExchangeModes;
 * </pre>
 *
 * @param modes 0 is psk_ke, 1 is psk_dhe_ke
 */
public record PskKeyExchangeModes(List<Integer> modes) implements Extension {

  private static final int FLOOR = 1;
  private static final int CEILING = 0xff;

  public PskKeyExchangeModes {
    modes = Bounds.numbers("ke_modes", 1, modes, FLOOR, CEILING);
  }

  static PskKeyExchangeModes decode(Cursor in) throws WireException {
    return new PskKeyExchangeModes(
        in.list(
            "ke_modes",
            1,
            FLOOR,
            CEILING,
            each -> each.uint8("PskKeyExchangeMode", CodePoints::pskKeyExchangeMode)));
  }

  @Override
  public int type() {
    return ExtensionTypes.PSK_KEY_EXCHANGE_MODES;
  }

  @Override
  public Octets data() {
    return Encoder.encode(out -> out.list(1, modes, Encoder::uint8));
  }

  @Override
  public String summary() {
    return Summary.ofNumbers(modes, CodePoints::pskKeyExchangeMode);
  }
}
