package dev.minica.cli.keystore;

import dev.minica.cli.output.Json;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.x509.Certificate;
import java.util.Optional;

/** Entries of key stores in words. */
public final class EntryWords {

  private EntryWords() {}

  /** What it is, for people. */
  public static String kind(KeyStoreEntry entry) {
    if (entry instanceof KeyStoreEntry.Trusted) {
      return "certificate";
    } else if (entry instanceof KeyStoreEntry.Unopened unopened) {
      return unopened.reason().words();
    }
    int length = entry.certificates().size();
    return switch (length) {
      case 0 -> "private key";
      case 1 -> "private key with certificate";
      default -> "private key with chain of " + length;
    };
  }

  /** Whom its first certificate is for. */
  public static Optional<String> subject(KeyStoreEntry entry) {
    return entry.certificates().stream().findFirst().map(c -> c.subject().toString());
  }

  /** The same facts for programs. */
  public static Json.ObjectBuilder json(KeyStoreEntry entry) {
    return Json.object()
        .put("alias", entry.alias())
        .put("kind", word(entry))
        .put(
            "certificates",
            Json.array(entry.certificates().stream().map(c -> certificate(c).build()).toList()));
  }

  static String word(KeyStoreEntry entry) {
    if (entry instanceof KeyStoreEntry.Key) {
      return "private key";
    }
    return entry instanceof KeyStoreEntry.Unopened unopened
        ? unopened.reason().words()
        : "certificate";
  }

  static Json.ObjectBuilder certificate(Certificate certificate) {
    return Json.object()
        .put("subject", certificate.subject().toString())
        .put("sha256", certificate.fingerprint());
  }
}
