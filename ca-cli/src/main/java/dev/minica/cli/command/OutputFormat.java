package dev.minica.cli.command;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.keystore.KeyStoreFormat;
import java.util.Optional;

/** What {@code --format} may name. */
enum OutputFormat {
  PEM,
  P12,
  JKS;

  static OutputFormat parse(String text) {
    return switch (text) {
      case "pem" -> PEM;
      case "p12", "pkcs12" -> P12;
      case "jks" -> JKS;
      default ->
          throw new MinicaException(Kind.USAGE, "unknown format '" + text + "'")
              .withHint("one of pem, p12, jks");
    };
  }

  /** The key store it stands for; PEM is none. */
  Optional<KeyStoreFormat> keyStore() {
    return switch (this) {
      case PEM -> Optional.empty();
      case P12 -> Optional.of(KeyStoreFormat.PKCS12);
      case JKS -> Optional.of(KeyStoreFormat.JKS);
    };
  }
}
