package dev.minica.encoding.keystore;

import dev.minica.encoding.keystore.Protection.Part;
import dev.minica.internal.pbe.Pbkdf2;
import dev.minica.internal.pbe.Pkcs12Scheme;
import java.util.EnumMap;
import java.util.Map;

/**
 * How a PKCS#12 store is written: with what, and how long it takes to try one password.
 *
 * @param iterations of the key derivation for a part, where they are more than those of the
 *     profile; up to 5,000,000
 */
public record Pkcs12Protection(Pkcs12Profile profile, Map<Part, Integer> iterations) {

  public Pkcs12Protection {
    iterations = Map.copyOf(iterations);
  }

  /** As the profile says. */
  public static Pkcs12Protection of(Pkcs12Profile profile) {
    return new Pkcs12Protection(profile, Map.of());
  }

  /**
   * As a store was protected, so that who reads it can read it after a change, and who tries
   * passwords is not faster then: {@link Pkcs12Profile#LEGACY} where there is RC2 or RC4, {@link
   * Pkcs12Profile#JAVA8} where there is triple DES of PKCS#12, {@link Pkcs12Profile#PBMAC1} for
   * that MAC; else {@link Pkcs12Profile#MODERN}, also for formats other than PKCS#12.
   */
  public static Pkcs12Protection like(OpenedKeyStore store) {
    if (store.format() != KeyStoreFormat.PKCS12) {
      return of(Pkcs12Profile.MODERN);
    }
    Map<Part, Integer> iterations = new EnumMap<>(Part.class);
    for (Protection protection : store.protections()) {
      int read = (int) Math.min(protection.work(), Pbkdf2.MAX_ITERATIONS);
      iterations.merge(protection.part(), read, Math::max);
    }
    return new Pkcs12Protection(nearest(store), iterations);
  }

  private static Pkcs12Profile nearest(OpenedKeyStore store) {
    if (hasScheme(store, Pkcs12Mac.PBMAC1_LABEL)) {
      return Pkcs12Profile.PBMAC1;
    } else if (hasScheme(store, Pkcs12Scheme.LABEL + ", RC")) {
      return Pkcs12Profile.LEGACY;
    }
    return hasScheme(store, Pkcs12Scheme.LABEL) ? Pkcs12Profile.JAVA8 : Pkcs12Profile.MODERN;
  }

  private static boolean hasScheme(OpenedKeyStore store, String beginning) {
    return store.protections().stream().anyMatch(each -> each.scheme().startsWith(beginning));
  }

  /** Those of the profile, or more. */
  int iterations(Part part) {
    return Math.max(Pkcs12Encoder.ITERATIONS, iterations.getOrDefault(part, 0));
  }
}
