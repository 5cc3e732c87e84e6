package dev.minica.ca;

import dev.minica.encoding.keystore.KeyStoreFormat;
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
 * @param password of the key stores; cleared by the caller
 * @param alias of the key in the key stores
 * @param replace whether files of the same names are replaced
 */
public record Delivery(
    Path directory, Set<KeyStoreFormat> keyStores, char[] password, String alias, boolean replace) {

  /** The password every Java tool assumes when nobody says another; it protects nothing. */
  public static final String DEFAULT_PASSWORD = "changeit";

  public Delivery {
    keyStores = Collections.unmodifiableSet(new TreeSet<>(keyStores));
  }
}
