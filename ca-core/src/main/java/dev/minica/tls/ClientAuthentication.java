package dev.minica.tls;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.util.Locale;

/** Whether a server asks its clients for a certificate (RFC 8446 section 4.3.2). */
public enum ClientAuthentication {
  /** It does not ask. */
  NONE,
  /** It asks; a client may have none, but one that it shows must verify. */
  WANT,
  /** It asks, and ends the handshake without one. */
  REQUIRE;

  /**
   * Reads {@code none}, {@code want} or {@code require}.
   *
   * @throws MinicaException USAGE if it is none of these
   */
  public static ClientAuthentication parse(String text) {
    for (ClientAuthentication each : values()) {
      if (each.toString().equals(text)) {
        return each;
      }
    }
    throw new MinicaException(Kind.USAGE, "no client authentication \"" + Escaped.of(text) + "\"")
        .withHint("none, want or require");
  }

  /** As in {@code --client-auth want}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
