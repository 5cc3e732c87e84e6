package dev.minica.tls.wire.extension;

import dev.minica.tls.registry.ExtensionTypes;
import dev.minica.tls.registry.NamedGroups;
import dev.minica.tls.wire.Bounds;
import dev.minica.tls.wire.Cursor;
import dev.minica.tls.wire.Encoder;
import dev.minica.tls.wire.Octets;
import dev.minica.tls.wire.WireException;
import java.util.List;

/**
 * supported_groups: what key exchanges may be done in, and with ECDSA before TLS 1.3 which curves
 * certificates may have (RFC 8446 section 4.2.7, RFC 8422 section 5.1.1).
 *
 * <pre>
 * struct {
 *     NamedGroup named_group_list&lt;2..2^16-1&gt;;
 * } NamedGroupList;
 * </pre>
 *
 * @param groups numbers of IANA's registry, the preferred ones first
 */
public record SupportedGroups(List<Integer> groups) implements Extension {

  private static final int FLOOR = 2;
  private static final int CEILING = 0xffff;

  public SupportedGroups {
    groups = Bounds.numbers("named_group_list", 2, groups, FLOOR, CEILING);
  }

  static SupportedGroups decode(Cursor in) throws WireException {
    return new SupportedGroups(
        in.list(
            "named_group_list",
            2,
            FLOOR,
            CEILING,
            each -> each.uint16("NamedGroup", NamedGroups::name)));
  }

  @Override
  public int type() {
    return ExtensionTypes.SUPPORTED_GROUPS;
  }

  @Override
  public Octets data() {
    return Encoder.encode(out -> out.list(2, groups, Encoder::uint16));
  }

  @Override
  public String summary() {
    return Summary.ofNumbers(groups, NamedGroups::name);
  }
}
