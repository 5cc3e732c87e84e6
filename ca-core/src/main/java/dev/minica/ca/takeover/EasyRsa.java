package dev.minica.ca.takeover;

import dev.minica.MinicaException;
import dev.minica.file.InputFile;
import dev.minica.x509.Certificate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A CA of easy-rsa 3: the folder {@code pki}, or the one that it is in. */
final class EasyRsa {

  private static final int MAX_VARS_OCTETS = 1 << 20;

  private static final String LIFETIME = "EASYRSA_CERT_EXPIRE";

  /** Where it puts certificates: as issued, revoked and renewed. */
  private static final List<String> FOLDERS =
      List.of("certs_by_serial", "revoked/certs_by_serial", "renewed/certs_by_serial");

  private EasyRsa() {}

  /**
   * @throws MinicaException BAD_INPUT if a part is missing or malformed
   */
  static ForeignCa read(Path directory) {
    ForeignFolder folder = new ForeignFolder(directory);
    ForeignFolder pki = folder.find("pki/ca.crt").isPresent() ? inside(folder) : folder;
    List<Certificate> own = ForeignFolder.certificates(pki.require("CA certificate", "ca.crt"));
    Path key = pki.require("private key of the CA", "private/ca.key");
    Path index = pki.require("index of certificates", "index.txt");
    IndexFile records = IndexFile.read(index, line -> files(pki, line.digits()));
    return new ForeignCa(
        own.get(0),
        new InputFile(key),
        own.subList(1, own.size()),
        records.issued(),
        records.revocations(),
        Optional.empty(),
        ForeignFolder.crl(pki.find("crl.pem")),
        pki.find("vars").or(() -> folder.find("vars")).flatMap(EasyRsa::profile),
        records.notes());
  }

  private static ForeignFolder inside(ForeignFolder folder) {
    return new ForeignFolder(folder.path().resolve("pki"));
  }

  private static List<Path> files(ForeignFolder pki, String digits) {
    return FOLDERS.stream()
        .map(pki.path()::resolve)
        .flatMap(
            folder ->
                List.of(folder.resolve(digits + ".pem"), folder.resolve(digits + ".crt")).stream())
        .toList();
  }

  /** A line of the shell script {@code vars}: set_var EASYRSA_CERT_EXPIRE 825. */
  private static Optional<ForeignProfile> profile(Path vars) {
    Optional<String> days = Optional.empty();
    for (String line : ForeignFolder.lines(vars, MAX_VARS_OCTETS)) {
      String[] words = line.strip().split("[ \\t=]+", -1);
      int name = words[0].equals("set_var") || words[0].equals("export") ? 1 : 0;
      if (words.length > name + 1 && words[name].equals(LIFETIME)) {
        days = Optional.of(words[name + 1].replace("\"", "").replace("'", ""));
      }
    }
    return days.flatMap(OpensslProfile::lifetime)
        .map(line -> ForeignProfile.of("easy-rsa", "vars", List.of(line)));
  }
}
