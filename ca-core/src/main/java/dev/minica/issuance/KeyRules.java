package dev.minica.issuance;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.Extension;
import dev.minica.x509.Extensions;
import dev.minica.x509.KeyPurpose;
import dev.minica.x509.KeyUsage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which keys a profile certifies, and what for.
 *
 * @param usages for every key
 * @param rsaUsages added when the key is RSA: only RSA keys can encipher keys, as TLS 1.2's RSA key
 *     exchange does (RFC 5246 section 7.4.2); on EC keys RFC 8813 section 3 forbids it
 * @param usagesCritical whether the key usage is critical
 * @param purposes of the extended key usage, as object identifiers; empty for no such extension
 * @param purposesCritical whether the extended key usage is critical
 * @param algorithms that are certified, the one to make new keys of first; empty for all
 */
public record KeyRules(
    Set<KeyUsage> usages,
    Set<KeyUsage> rsaUsages,
    boolean usagesCritical,
    List<String> purposes,
    boolean purposesCritical,
    List<KeyAlgorithm> algorithms) {

  public KeyRules {
    usages = Set.copyOf(usages);
    rsaUsages = Set.copyOf(rsaUsages);
    purposes = List.copyOf(purposes);
    algorithms = List.copyOf(algorithms);
  }

  /** Any key, the key usage critical and the extended key usage not: what is usual. */
  static KeyRules of(Set<KeyUsage> usages, Set<KeyUsage> rsaUsages, List<String> purposes) {
    return new KeyRules(usages, rsaUsages, true, purposes, false, List.of());
  }

  /** Key usage and extended key usage of a key. */
  List<Extension> extensions(SubjectPublicKeyInfo key) {
    List<Extension> extensions = new ArrayList<>();
    extensions.add(Extensions.keyUsage(usagesOf(key), usagesCritical));
    if (!purposes.isEmpty()) {
      extensions.add(Extensions.extendedKeyUsage(purposes, purposesCritical));
    }
    return extensions;
  }

  /** Whether the keys are for this purpose. */
  boolean isFor(KeyPurpose purpose) {
    return purposes.contains(purpose.oid());
  }

  private Set<KeyUsage> usagesOf(SubjectPublicKeyInfo key) {
    EnumSet<KeyUsage> all = EnumSet.copyOf(usages);
    if (key.isRsa()) {
      all.addAll(rsaUsages);
    }
    return all;
  }

  /**
   * Lets keys of the algorithms pass.
   *
   * @throws MinicaException REFUSED if it is none of these
   */
  void require(SubjectPublicKeyInfo key, String profile) {
    if (!algorithms.isEmpty() && key.algorithm().filter(algorithms::contains).isEmpty()) {
      throw new MinicaException(
              Kind.REFUSED, "the key is " + key + ", and the profile " + profile + " takes others")
          .withHint("it takes " + String.join(", ", labels()));
    }
  }

  private List<String> labels() {
    return algorithms.stream().map(KeyAlgorithm::label).toList();
  }
}
