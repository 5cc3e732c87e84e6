package dev.minica.tls.diagnosis;

import dev.minica.encoding.Pem;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.x509.Certificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A key and what is shown with it, in files as well.
 *
 * @param chain the certificate of the key first
 */
record Credential(PrivateKeyInfo key, List<Certificate> chain, Path folder) {

  static Credential write(Path folder, PrivateKeyInfo key, List<Certificate> chain) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("key.pem"), Pem.encode(key));
      Files.writeString(folder.resolve("cert.pem"), Pem.encode(chain.get(0)));
      Files.writeString(folder.resolve("fullchain.pem"), Pem.encode(chain));
      if (chain.size() > 1) {
        Files.writeString(folder.resolve("chain.pem"), Pem.encode(chain.subList(1, chain.size())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Credential(key, chain, folder);
  }

  String file(String name) {
    return folder.resolve(name).toString();
  }

  /** For {@code openssl s_server}. */
  String served() {
    String own = "-key " + file("key.pem") + " -cert " + file("cert.pem");
    return chain.size() > 1 ? own + " -cert_chain " + file("chain.pem") : own;
  }
}
