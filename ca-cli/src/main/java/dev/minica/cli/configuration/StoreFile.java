package dev.minica.cli.configuration;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.keystore.KeyStoreFormat;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A key store as Java finds it.
 *
 * @param alias of the private key in it; empty for a trust store
 */
public record StoreFile(Path path, KeyStoreFormat format, Optional<String> alias) {

  /**
   * @throws MinicaException USAGE if the alias holds what nobody can see
   */
  public StoreFile {
    alias.ifPresent(Visible::require);
  }

  /** A store without a private key. */
  public static StoreFile trusting(Path path, KeyStoreFormat format) {
    return new StoreFile(path, format, Optional.empty());
  }

  /** What {@code KeyStore.getInstance} takes; the constants bear Java's names. */
  String type() {
    return format.name();
  }

  /** Refuses what only further providers read, for a program that has its own two words for it. */
  String typeOf(Target target, String pkcs12, String jks) {
    return switch (format) {
      case PKCS12 -> pkcs12;
      case JKS -> jks;
      default ->
          throw new MinicaException(
                  Kind.USAGE, target.name() + " reads PKCS#12 and JKS, and no " + format.label())
              .withHint("'minica convert STORE keystore.p12' makes a PKCS#12 of it");
    };
  }
}
