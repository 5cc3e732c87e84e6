package dev.minica.cli.command;

import dev.minica.Escaped;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import java.util.List;
import java.util.stream.Collectors;

/** Certificates that lie beside keys, where nothing marks them as trusted. */
final class ChainMaterial {

  static final String EXPLANATION =
      "A certificate beside keys that is in none of their chains does not become trusted: in PEM, and"
          + " in PKCS#12 without Java's mark of what is trusted, as openssl writes it. It is left"
          + " out, with a warning. In a file of certificates only (openssl pkcs12 -nokeys) all are"
          + " taken for trusted.";

  private static final int SHOWN_NAMES = 8;

  private ChainMaterial() {}

  /** What goes to another store; says what does not. */
  static KeyStoreContents leftOut(Session session, String source, KeyStoreContents contents) {
    List<KeyStoreEntry.Trusted> material = contents.material();
    if (!material.isEmpty()) {
      session.warn(
          "left out "
              + names(material)
              + ": in "
              + source
              + " nothing says that it is trusted, and it is in no chain of the keys there; minica"
              + " keystore add --cert adds it if it is to be trusted");
    }
    return contents.withoutMaterial();
  }

  private static String names(List<KeyStoreEntry.Trusted> entries) {
    String names =
        entries.stream()
            .limit(SHOWN_NAMES)
            .map(entry -> "\"" + Escaped.of(entry.alias()) + "\"")
            .collect(Collectors.joining(", "));
    int more = entries.size() - SHOWN_NAMES;
    return more > 0 ? names + " and " + more + " more" : names;
  }
}
