package dev.minica.ca.takeover;

import dev.minica.MinicaException;
import dev.minica.issuance.Profile;
import dev.minica.x509.Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Under which profile a foreign certificate could have been issued. */
public final class IssuedProfile {

  /** That of certificates that no built-in profile is for. */
  private static final String OTHER = "imported";

  private IssuedProfile() {}

  /** The name of the built-in profile with the same purposes, by which it can be renewed. */
  public static String of(Certificate certificate) {
    try {
      return certificate.isCa()
          ? Profile.INTERMEDIATE.name()
          : certificate.extendedKeyUsage().flatMap(IssuedProfile::of).orElse(OTHER);
    } catch (MinicaException malformed) {
      return OTHER;
    }
  }

  private static Optional<String> of(List<String> purposes) {
    Set<String> wanted = new HashSet<>(purposes);
    return Profile.builtInNames().stream()
        .flatMap(name -> Profile.find(name).stream())
        .filter(profile -> wanted.equals(new HashSet<>(profile.keys().purposes())))
        .map(Profile::name)
        .findFirst();
  }
}
