package dev.minica.tls;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.EncodedCertificates;
import dev.minica.encoding.EncodedPrivateKey;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.x509.Certificate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A folder of issued files.
 *
 * @param path where it is
 */
record IdentityDirectory(Path path) {

  /** The bound on each file, in octets: hundreds of certificates. */
  private static final int MAX_OCTETS = 1024 * 1024;

  TlsIdentity read() {
    PrivateKeyInfo key = decoded("key.pem", IdentityDirectory::privateKey);
    List<Certificate> chain = new ArrayList<>(certificates("cert.pem"));
    chain.addAll(certificatesIfPresent("chain.pem"));
    return new TlsIdentity(key, chain, certificatesIfPresent("ca.pem"));
  }

  private List<Certificate> certificatesIfPresent(String file) {
    return Files.exists(path.resolve(file)) ? certificates(file) : List.of();
  }

  private List<Certificate> certificates(String file) {
    return decoded(file, EncodedCertificates::decode);
  }

  private <T> T decoded(String file, Function<byte[], T> decoder) {
    byte[] octets = octets(path.resolve(file));
    try {
      return decoder.apply(octets);
    } catch (MinicaException e) {
      throw inFile(path.resolve(file), e);
    }
  }

  private static PrivateKeyInfo privateKey(byte[] pem) {
    EncodedPrivateKey key = EncodedPrivateKey.decode(pem);
    if (key.isEncrypted()) {
      throw new MinicaException(Kind.BAD_INPUT, "the private key is encrypted")
          .withHint("openssl pkcs8 -in ENCRYPTED -out key.pem decrypts it");
    }
    return key.open();
  }

  private static byte[] octets(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] octets = in.readNBytes(MAX_OCTETS + 1);
      if (octets.length > MAX_OCTETS) {
        throw new MinicaException(
            Kind.BAD_INPUT, shown(file) + ": over the bound of " + MAX_OCTETS + " octets");
      }
      return octets;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static MinicaException unreadable(Path file, IOException cause) {
    String reason =
        cause instanceof NoSuchFileException ? "no such file" : cause.getClass().getSimpleName();
    return new MinicaException(Kind.BAD_INPUT, "cannot read " + shown(file) + ": " + reason, cause)
        .withHint("`minica issue NAME` writes a folder with key.pem, cert.pem and ca.pem");
  }

  private static MinicaException inFile(Path file, MinicaException reason) {
    return reason.restated(reason.kind(), shown(file) + ": " + reason.getMessage());
  }

  private static String shown(Path file) {
    return Escaped.of(file.toString());
  }
}
