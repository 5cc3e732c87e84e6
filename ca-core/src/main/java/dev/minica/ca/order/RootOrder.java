package dev.minica.ca.order;

import dev.minica.issuance.Confinement;
import dev.minica.issuance.Profile;
import dev.minica.key.KeyAlgorithm;
import dev.minica.x509.TimeSpan;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a new CA is to be.
 *
 * @param commonName of the root; absent for one that tells this CA from others
 * @param key the root's key algorithm
 * @param lifetime how long the root is valid
 * @param passphrase what the root's key is encrypted with, asked for once; absent for a key that
 *     only its file mode protects
 * @param confinement the names that it is kept to, and what stands below it; absent for all names
 */
public record RootOrder(
    Optional<String> commonName,
    KeyAlgorithm key,
    TimeSpan lifetime,
    Optional<Supplier<char[]>> passphrase,
    Optional<Confinement> confinement) {

  /** EC P-256, ten years, no passphrase, all names. */
  public static RootOrder standard() {
    return new RootOrder(
        Optional.empty(),
        KeyAlgorithm.EC_P256,
        Profile.ROOT.lifetime(),
        Optional.empty(),
        Optional.empty());
  }
}
