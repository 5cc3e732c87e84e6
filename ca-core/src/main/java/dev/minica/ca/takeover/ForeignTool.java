package dev.minica.ca.takeover;

import dev.minica.MinicaException;
import java.nio.file.Path;
import java.util.Optional;

/** A program whose CAs can be taken over. */
public enum ForeignTool {
  OPENSSL_CA("openssl-ca"),
  EASY_RSA("easy-rsa"),
  MKCERT("mkcert"),
  MINICA_GO("minica-go");

  private final String label;

  ForeignTool(String label) {
    this.label = label;
  }

  /** What {@code import} calls it. */
  public String label() {
    return label;
  }

  /**
   * The CA in a folder of this program. The folder is not changed.
   *
   * @param configuration the file with its settings, if that is openssl and it is not in the folder
   * @throws MinicaException BAD_INPUT if there is none, or a part of it is malformed or over a
   *     bound
   */
  public ForeignCa read(Path directory, Optional<Path> configuration) {
    return switch (this) {
      case OPENSSL_CA -> OpensslCa.read(directory, configuration);
      case EASY_RSA -> EasyRsa.read(directory);
      case MKCERT -> Mkcert.read(directory);
      case MINICA_GO -> MinicaGo.read(directory);
    };
  }
}
