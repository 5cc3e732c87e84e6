package dev.minica.keystore;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.keystore.KeyStoreEntry;
import dev.minica.encoding.keystore.KeyStorePasswords;
import dev.minica.encoding.keystore.OpenedKeyStore;
import dev.minica.internal.io.Disk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The roots that a Java trusts by default, which it no longer does once it is told of another trust
 * store.
 *
 * @param home of the Java
 */
public record JdkCacerts(Path home) {

  private static final List<Path> PLACES =
      List.of(
          Path.of("lib", "security", "cacerts"),
          Path.of("jre", "lib", "security", "cacerts")); // a JDK up to 8

  /** What every JDK ships its own under, where it ships it under any. */
  private static final String PASSWORD = "changeit";

  /**
   * All of them that have not expired, under the names that they have there.
   *
   * @throws MinicaException BAD_INPUT if there are none
   */
  public List<KeyStoreEntry.Trusted> roots(Environment environment) {
    Path path =
        PLACES.stream()
            .map(home::resolve)
            .filter(Files::exists)
            .findFirst()
            .orElse(home.resolve(PLACES.get(0)));
    List<KeyStoreEntry.Trusted> roots =
        read(new KeyStoreFile(path, environment)).contents().trusted().stream()
            .filter(KeyStoreEntry.Trusted::marked)
            .filter(root -> !isExpired(root, environment.now()))
            .toList();
    if (roots.isEmpty()) {
      throw new MinicaException(
          Kind.BAD_INPUT, "the Java in " + Disk.shown(home) + " trusts no root by default");
    }
    return roots;
  }

  private static boolean isExpired(KeyStoreEntry.Trusted root, Instant now) {
    return root.certificate().validity().notAfter().isBefore(now);
  }

  /** As openly as it can be read: whoever runs the Java may have given it another password. */
  private static OpenedKeyStore read(KeyStoreFile file) {
    try {
      return file.read(KeyStorePasswords.none());
    } catch (MinicaException e) {
      if (e.kind() != Kind.WRONG_PASSPHRASE) {
        throw e;
      }
      return file.read(KeyStorePasswords.of(PASSWORD.toCharArray()));
    }
  }
}
