package dev.minica.cli.trace;

import dev.minica.cli.output.Json;
import dev.minica.tls.crypto.NamedOctets;
import java.util.HexFormat;
import java.util.Optional;

/** Whether values are shown that open the connection, or part of it, to whoever reads them. */
public enum Disclosure {
  WITHOUT_SECRETS,
  WITH_SECRETS;

  public static Disclosure of(boolean secrets) {
    return secrets ? WITH_SECRETS : WITHOUT_SECRETS;
  }

  /** The octets in hexadecimal; empty if they are not to be shown. */
  Optional<String> hex(NamedOctets octets) {
    return this == WITH_SECRETS || !octets.isSecret()
        ? Optional.of(HexFormat.of().formatHex(octets.octets()))
        : Optional.empty();
  }

  /** The same with the name, the length and whether it is a secret. */
  Json json(NamedOctets octets) {
    return Json.object()
        .put("name", octets.name())
        .put("length", octets.length())
        .put("secret", octets.isSecret())
        .put("octets", Json.of(hex(octets)))
        .build();
  }
}
