package dev.minica.tls;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.file.DeliveredName;
import dev.minica.file.InputFile;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.x509.Certificate;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder of issued files.
 *
 * @param path where it is
 */
record IdentityDirectory(Path path) {

  TlsIdentity read() {
    PrivateKeyInfo key = privateKey(new InputFile(path.resolve(DeliveredName.KEY)));
    List<Certificate> chain =
        new ArrayList<>(certificates(path.resolve(DeliveredName.CERTIFICATE)));
    chain.addAll(certificatesIfPresent(DeliveredName.CHAIN));
    return new TlsIdentity(key, chain, certificatesIfPresent(DeliveredName.ROOT));
  }

  private List<Certificate> certificatesIfPresent(String name) {
    Path file = path.resolve(name);
    // a link to nothing is there, and a mistake
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? certificates(file) : List.of();
  }

  private static List<Certificate> certificates(Path file) {
    try {
      return new InputFile(file).certificates();
    } catch (MinicaException e) {
      throw hinted(e);
    }
  }

  private static PrivateKeyInfo privateKey(InputFile file) {
    try {
      return file.keyPair(() -> encrypted(file)).privateKey();
    } catch (MinicaException e) {
      throw hinted(e);
    }
  }

  private static char[] encrypted(InputFile file) {
    throw new MinicaException(Kind.BAD_INPUT, file.name() + ": the private key is encrypted")
        .withHint("`minica key convert ENCRYPTED --password prompt --out key.pem` decrypts it");
  }

  private static MinicaException hinted(MinicaException e) {
    return e.hint().isPresent()
        ? e
        : e.withHint("`minica issue NAME` writes a folder with key.pem, cert.pem and ca.pem");
  }
}
