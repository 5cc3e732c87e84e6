package dev.minica.encoding.keystore;

import dev.minica.MinicaException;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Certificates that lie about in a file, and the chains that they make. */
public final class CertificatePool {

  /** Longer than any chain that a client accepts. */
  private static final int MAX_LENGTH = 32;

  /** So many issuers of one name are looked at: cross certificates and renewals are a few. */
  private static final int MAX_NAMESAKES = 64;

  /** So many signatures are looked at for one certificate, which a hostile file makes last. */
  private static final int MAX_CHECKS = 8;

  private final Map<SubjectPublicKeyInfo, Certificate> byKey = new HashMap<>();
  private final Map<String, List<Certificate>> bySubject = new HashMap<>();
  private final Map<Certificate, Certificate> issuers = new HashMap<>();

  public CertificatePool(List<Certificate> certificates) {
    for (Certificate certificate : certificates) {
      byKey.putIfAbsent(certificate.publicKey(), certificate);
      bySubject
          .computeIfAbsent(certificate.subject().canonical(), name -> new ArrayList<>())
          .add(certificate);
    }
  }

  /**
   * The first certificate with the public half of this key; none for a key of an algorithm that
   * minica cannot compute with.
   */
  public Optional<Certificate> leaf(PrivateKeyInfo key) {
    try {
      return Optional.ofNullable(byKey.get(key.publicKey()));
    } catch (MinicaException unknownAlgorithm) {
      return Optional.empty();
    }
  }

  /**
   * The leaf, the certificate of its issuer, and so on, as far as they are there: to a root, or to
   * one whose issuer is missing. Issuers are found by name. Where several have it, those with the
   * right key identifier come first, and of a handful it is the one whose key verifies the
   * signature; the first if none does. The signature of the only one of a name is not looked at.
   */
  public List<Certificate> chain(Certificate leaf) {
    List<Certificate> chain = new ArrayList<>(List.of(leaf));
    Optional<Certificate> issuer = issuer(leaf);
    while (issuer.isPresent() && !chain.contains(issuer.get()) && chain.size() < MAX_LENGTH) {
      chain.add(issuer.get());
      issuer = issuer(issuer.get());
    }
    return chain;
  }

  private Optional<Certificate> issuer(Certificate certificate) {
    List<Certificate> named =
        bySubject.getOrDefault(certificate.issuer().canonical(), List.of()).stream()
            .limit(MAX_NAMESAKES)
            .distinct()
            .toList();
    return named.size() > 1
        ? Optional.of(issuers.computeIfAbsent(certificate, each -> among(named, each)))
        : named.stream().findFirst();
  }

  private static Certificate among(List<Certificate> namesakes, Certificate certificate) {
    Map<Boolean, List<Certificate>> identified =
        namesakes.stream()
            .collect(Collectors.partitioningBy(each -> hasKeyIdentifier(each, certificate)));
    List<Certificate> ordered = new ArrayList<>(identified.getOrDefault(true, List.of()));
    ordered.addAll(identified.getOrDefault(false, List.of()));
    return ordered.stream()
        .limit(MAX_CHECKS)
        .filter(candidate -> certificate.isSignedBy(candidate.publicKey()))
        .findFirst()
        .orElse(ordered.get(0));
  }

  private static boolean hasKeyIdentifier(Certificate candidate, Certificate certificate) {
    Optional<byte[]> wanted = identifier(certificate::authorityKeyIdentifier);
    Optional<byte[]> found = identifier(candidate::subjectKeyIdentifier);
    return wanted.isPresent() && found.isPresent() && Arrays.equals(wanted.get(), found.get());
  }

  /** Nothing for an extension that is malformed. */
  private static Optional<byte[]> identifier(Supplier<Optional<byte[]>> extension) {
    try {
      return extension.get();
    } catch (MinicaException malformed) {
      return Optional.empty();
    }
  }
}
