package dev.minica.cli.conformance;

import dev.minica.key.KeyAlgorithm;
import java.nio.file.Path;

/**
 * A certificate that was issued to be judged.
 *
 * @param issuer the algorithm of the key that signed it
 * @param key the algorithm of its own key
 * @param names it was asked for
 * @param profile it was issued with
 * @param folder the files that issuing wrote
 * @param stranger the root of another CA
 */
record Specimen(
    KeyAlgorithm issuer,
    KeyAlgorithm key,
    NameSet names,
    String profile,
    Path folder,
    Path stranger) {

  Path file(String name) {
    return folder.resolve(name);
  }

  boolean isForServers() {
    return profile.equals("server") || profile.equals("peer");
  }

  /** Whether its key or its issuer's is one of these. */
  boolean involves(String algorithms) {
    return issuer.name().startsWith(algorithms) || key.name().startsWith(algorithms);
  }

  @Override
  public String toString() {
    return key + " by " + issuer + ", " + profile + ", " + names + " in " + folder.getFileName();
  }
}
