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
 * ec_point_formats (RFC 8422 section 5.1.2).
 *
 * <pre>
 * struct {
 *     ECPointFormat ec_point_format_list&lt;1..2^8-1&gt;;
 * } ECPointFormatList;
 * </pre>
 *
 * @param formats 0 is uncompressed, the only one that RFC 8422 keeps
 */
public record EcPointFormats(List<Integer> formats) implements Extension {

  private static final int FLOOR = 1;
  private static final int CEILING = 0xff;

  public EcPointFormats {
    formats = Bounds.numbers("ec_point_format_list", 1, formats, FLOOR, CEILING);
  }

  static EcPointFormats decode(Cursor in) throws WireException {
    return new EcPointFormats(
        in.list(
            "ec_point_format_list",
            1,
            FLOOR,
            CEILING,
            each -> each.uint8("ECPointFormat", CodePoints::ecPointFormat)));
  }

  @Override
  public int type() {
    return ExtensionTypes.EC_POINT_FORMATS;
  }

  @Override
  public Octets data() {
    return Encoder.encode(out -> out.list(1, formats, Encoder::uint8));
  }

  @Override
  public String summary() {
    return Summary.ofNumbers(formats, CodePoints::ecPointFormat);
  }
}
