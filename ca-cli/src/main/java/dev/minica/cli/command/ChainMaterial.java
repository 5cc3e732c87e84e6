package dev.minica.cli.command;

import dev.minica.Escaped;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreEntry;
import java.util.List;
import java.util.stream.Collectors;

/** Certificates that lie beside the keys of a store, where nothing marks them as trusted. */
final class ChainMaterial {

  static final String EXPLANATION =
      "A certificate that PKCS#12 holds beside keys without Java's mark of what is trusted, as"
          + " openssl writes it, does not become trusted: it is left out, with a warning. In a file"
          + " of certificates only (openssl pkcs12 -nokeys) all are taken for trusted.";

  private static final int SHOWN_NAMES = 8;

  private ChainMaterial() {}

  /** What goes to another store; says what does not. */
  static KeyStoreContents leftOut(Session session, String source, KeyStoreContents contents) {
    List<KeyStoreEntry.Trusted> material = contents.material();
    if (!material.isEmpty()) {
      session.warn(
          "left out "
              + names(material)
              + ": beside its keys, "
              + source
              + " does not mark as trusted what belongs to none of them; take it out with"
              + " minica keystore export if it is to be trusted");
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
