package dev.minica.cli.trace.page;

import dev.minica.tls.crypto.NamedOctets;
import java.util.HexFormat;
import java.util.List;

/**
 * Octets that have a name: what a value was computed from, what a record was opened with.
 *
 * @param showSecrets whether to show those, too, that open the connection
 */
record Values(boolean showSecrets) {

  /** Longer ones are cut short. */
  private static final int SHOWN = 256;

  /** A list of name and octets. */
  Markup list(List<NamedOctets> values) {
    return values.isEmpty()
        ? Markup.NOTHING
        : Tag.named("dl", "values").holding(values.stream().map(each -> row(each, "")));
  }

  Markup row(NamedOctets value, String classes) {
    return Tag.named("div", classes)
        .holding(Tag.named("dt").holding(value.name()), Tag.named("dd").holding(octets(value)));
  }

  /** The octets in hexadecimal, or how many they are. */
  Markup octets(NamedOctets value) {
    if (value.length() == 0) {
      return Tag.named("span", "hidden").holding("empty");
    }
    if (value.isSecret() && !showSecrets) {
      return Tag.named("span", "hidden").holding(value.length() + " secret octets");
    }
    return Tag.named("code", value.isSecret() ? "octets secret" : "octets").holding(hex(value));
  }

  private static String hex(NamedOctets value) {
    byte[] octets = value.octets();
    return octets.length <= SHOWN
        ? HexFormat.of().formatHex(octets)
        : HexFormat.of().formatHex(octets, 0, SHOWN) + "... (" + octets.length + " octets)";
  }
}
