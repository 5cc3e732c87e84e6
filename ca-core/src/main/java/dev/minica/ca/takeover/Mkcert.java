package dev.minica.ca.takeover;

import dev.minica.MinicaException;
import dev.minica.file.InputFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The CA of mkcert: what {@code mkcert -CAROOT} prints. It keeps no record of what it issues. */
final class Mkcert {

  private Mkcert() {}

  /**
   * @throws MinicaException BAD_INPUT if a part is missing or malformed
   */
  static ForeignCa read(Path directory) {
    ForeignFolder folder = new ForeignFolder(directory);
    Path certificate = folder.require("CA certificate", "rootCA.pem");
    Path key = folder.require("private key of the CA", "rootCA-key.pem");
    return new ForeignCa(
        ForeignFolder.certificates(certificate).get(0),
        new InputFile(key),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(
            "mkcert keeps no record: the certificates that it issued stay valid, are not listed and"
                + " cannot be revoked"));
  }
}
