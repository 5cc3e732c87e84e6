package dev.minica.scan;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** File names that promise a certificate, key or key store, so that one that is none is odd. */
final class KnownName {

  private static final Set<String> ENDINGS =
      Set.of(
          "pem",
          "crt",
          "cer",
          "der",
          "p7b",
          "p7c",
          "p12",
          "pfx",
          "jks",
          "jceks",
          "bcfks",
          "bks",
          "keystore",
          "truststore",
          "p8",
          "pk8");

  /** A jar that can be run by itself begins as a program, and is found to be one at its end. */
  private static final Set<String> ARCHIVES = Set.of("jar", "war", "ear", "zip");

  private KnownName() {}

  static boolean isOfArtefact(Place place) {
    return ENDINGS.contains(ending(place));
  }

  static boolean isOfArchive(Place place) {
    return ARCHIVES.contains(ending(place));
  }

  private static String ending(Place place) {
    List<String> within = place.within();
    String name = within.isEmpty() ? place.file() : within.get(within.size() - 1);
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
