package dev.minica.ca.takeover;

import dev.minica.MinicaException;
import dev.minica.file.InputFile;
import dev.minica.x509.Certificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A CA of one of the two programs in Go that are called minica as well. They keep no record but the
 * certificates themselves.
 *
 * <pre>
 * minica.pem, minica-key.pem, NAME/cert.pem   the one of most systems
 * cacert.crt, cakey.key, NAME.crt             the one of Debian
 * </pre>
 */
final class MinicaGo {

  private static final String OWN = "cacert.crt";

  private MinicaGo() {}

  /**
   * @throws MinicaException BAD_INPUT if a part is missing or malformed
   */
  static ForeignCa read(Path directory) {
    ForeignFolder folder = new ForeignFolder(directory);
    Path certificate = folder.require("CA certificate", "minica.pem", OWN);
    boolean isDebians = certificate.endsWith(OWN);
    Path key = folder.require("private key of the CA", isDebians ? "cakey.key" : "minica-key.pem");
    return new ForeignCa(
        ForeignFolder.certificates(certificate).get(0),
        new InputFile(key),
        List.of(),
        issued(directory, isDebians),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(
            "the program keeps no record: only certificates that are still in "
                + (isDebians ? "NAME.crt" : "NAME/cert.pem")
                + " are listed and can be revoked"));
  }

  private static List<Certificate> issued(Path directory, boolean isDebians) {
    List<Certificate> issued = new ArrayList<>();
    for (Path entry : ForeignFolder.entries(directory)) {
      Path file = isDebians ? entry : entry.resolve("cert.pem");
      boolean isOne = !isDebians || (entry.toString().endsWith(".crt") && !entry.endsWith(OWN));
      if (isOne && Files.isRegularFile(file)) {
        issued.add(ForeignFolder.certificates(file).get(0));
      }
    }
    return issued;
  }
}
