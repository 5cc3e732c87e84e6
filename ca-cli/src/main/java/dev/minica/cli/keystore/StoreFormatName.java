package dev.minica.cli.keystore;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.conversion.FileFormat;
import dev.minica.encoding.keystore.KeyStoreFormat;
import java.nio.file.Path;
import java.util.Optional;

/** The format that a new key store is to have. */
public final class StoreFormatName {

  private static final String WORDS = "p12, jks or bcfks";

  private StoreFormatName() {}

  /**
   * The format that a user names.
   *
   * @throws MinicaException USAGE if it is none that is written
   */
  public static KeyStoreFormat parse(String text) {
    return written(FileFormat.parse(text))
        .orElseThrow(
            () ->
                new MinicaException(
                        Kind.USAGE,
                        "'" + Escaped.of(text) + "' is no format of key stores that is written")
                    .withHint("one of " + WORDS));
  }

  /**
   * The format that a file of this name has by custom.
   *
   * @throws MinicaException USAGE if its name does not say
   */
  public static KeyStoreFormat ofFile(Path file) {
    return FileFormat.ofFileName(String.valueOf(file.getFileName()))
        .flatMap(StoreFormatName::written)
        .orElseThrow(
            () ->
                new MinicaException(
                        Kind.USAGE,
                        "the name of '"
                            + Escaped.of(file.toString())
                            + "' does not say which format it is to have")
                    .withHint("add --format " + WORDS));
  }

  private static Optional<KeyStoreFormat> written(FileFormat format) {
    return format.keyStore().filter(KeyStoreFormat::isWritten);
  }
}
