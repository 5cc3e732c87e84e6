package dev.minica.ca;

import dev.minica.encoding.keystore.KeyStoreFormat;
import dev.minica.encoding.keystore.Pkcs12Profile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where issued material goes, and how it is packed. PEM files are always written: servers, {@code
 * verify} and {@code tls serve} read them.
 *
 * @param directory made where it is missing
 * @param keyStores the key stores wanted beside the PEM files
 * @param pkcs12 how key stores in PKCS#12 are protected
 * @param kubernetes whether a Secret for Kubernetes is wanted too
 * @param password of the key stores; cleared by the caller
 * @param alias of the key in the key stores, and what the Secret is named after
 * @param replace whether files of the same names are replaced
 */
public record Delivery(
    Path directory,
    Set<KeyStoreFormat> keyStores,
    Pkcs12Profile pkcs12,
    boolean kubernetes,
    char[] password,
    String alias,
    boolean replace) {

  /** The password every Java tool assumes when nobody says another; it protects nothing. */
  public static final String DEFAULT_PASSWORD = "changeit";

  public Delivery {
    keyStores = Collections.unmodifiableSet(new TreeSet<>(keyStores));
  }

  /** PEM files alone. */
  public static Delivery ofPem(Path directory, String alias, boolean replace) {
    return new Delivery(
        directory, Set.of(), Pkcs12Profile.MODERN, false, new char[0], alias, replace);
  }
}
