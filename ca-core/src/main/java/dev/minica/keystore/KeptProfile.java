package dev.minica.keystore;

import dev.minica.encoding.keystore.Pkcs12Profile;
import dev.minica.encoding.keystore.Protection;
import dev.minica.encoding.keystore.Protection.Part;
import java.util.List;

/** The profile that a PKCS#12 store is written with again: what reads it today reads it then. */
final class KeptProfile {

  private KeptProfile() {}

  /**
   * The profile whose readers are those of a store that is so protected, whoever wrote it.
   *
   * @param protections of all its parts
   */
  static Pkcs12Profile of(List<Protection> protections) {
    if (has(Part.INTEGRITY, "PBMAC1", protections)) {
      return Pkcs12Profile.PBMAC1;
    }
    boolean isOld =
        has(Part.INTEGRITY, "HMAC-SHA-1", protections)
            && (has(Part.KEYS, "PKCS#12 PBE", protections)
                || has(Part.CERTIFICATES, "PKCS#12 PBE", protections));
    if (!isOld) {
      return Pkcs12Profile.MODERN;
    }
    return protections.stream().anyMatch(each -> each.scheme().contains("RC2"))
        ? Pkcs12Profile.LEGACY
        : Pkcs12Profile.JAVA8;
  }

  private static boolean has(Part part, String scheme, List<Protection> protections) {
    return protections.stream()
        .anyMatch(
            each ->
                each.part() == part
                    && (each.scheme().equals(scheme)
                        || each.scheme().startsWith(scheme + " ")
                        || each.scheme().startsWith(scheme + ",")));
  }
}
