package dev.minica.verification;

import dev.minica.MinicaException;
import dev.minica.x509.Certificate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The certificates a path can be built from, by subject. Each knows how far it is from the nearest
 * anchor if only names count, so that the search walks towards anchors and not in circles.
 */
final class Candidates {

  private static final int UNREACHABLE = Integer.MAX_VALUE;

  private final Set<PathCertificate> anchors;
  private final Set<PathCertificate> all;
  private final Map<String, List<PathCertificate>> bySubject = new HashMap<>();
  private final Map<String, Objection> malformed;
  private final Map<String, Integer> distances = new HashMap<>();
  private final Map<PathCertificate, List<PathCertificate>> issuers = new HashMap<>();

  private Candidates(
      Set<PathCertificate> anchors, Set<PathCertificate> all, Map<String, Objection> malformed) {
    this.anchors = anchors;
    this.all = all;
    this.malformed = malformed;
    all.forEach(c -> bySubject.computeIfAbsent(c.subject(), s -> new ArrayList<>()).add(c));
    measure();
  }

  /** Those that a question brings along. */
  static Candidates of(Question question) {
    Map<String, Objection> malformed = new HashMap<>();
    Set<PathCertificate> anchors = wellFormed(question.anchors(), malformed);
    Set<PathCertificate> all = new LinkedHashSet<>(anchors);
    all.addAll(wellFormed(question.intermediates(), malformed));
    return new Candidates(anchors, all, malformed);
  }

  /** The same certificates with this one as the only anchor. */
  Candidates below(PathCertificate anchor) {
    return new Candidates(Set.of(anchor), all, malformed);
  }

  /**
   * A malformed certificate cannot be part of a valid path; it is kept for the explanation only.
   */
  private static Set<PathCertificate> wellFormed(
      List<Certificate> certificates, Map<String, Objection> malformed) {
    Set<PathCertificate> read = new LinkedHashSet<>();
    for (Certificate certificate : new LinkedHashSet<>(certificates)) {
      try {
        read.add(PathCertificate.of(certificate));
      } catch (MinicaException reason) {
        malformed.put(
            certificate.subject().canonical(), CertificateRules.malformed(certificate, reason));
      }
    }
    return read;
  }

  /** Breadth first from the anchors' names down: whose subject is how many issuers away. */
  private void measure() {
    Map<String, List<PathCertificate>> byIssuer = new HashMap<>();
    all.forEach(c -> byIssuer.computeIfAbsent(c.issuer(), s -> new ArrayList<>()).add(c));
    Deque<String> reached = new ArrayDeque<>();
    anchors.forEach(anchor -> reach(anchor.subject(), 0, reached));
    while (!reached.isEmpty()) {
      String issuer = reached.remove();
      int next = distances.getOrDefault(issuer, 0) + 1;
      byIssuer.getOrDefault(issuer, List.of()).forEach(c -> reach(c.subject(), next, reached));
    }
  }

  private void reach(String subject, int distance, Deque<String> reached) {
    if (distances.putIfAbsent(subject, distance) == null) {
      reached.add(subject);
    }
  }

  /** All certificates of this subject, in the form of {@link PathCertificate#subject}. */
  List<PathCertificate> ofSubject(String subject) {
    return bySubject.getOrDefault(subject, List.of());
  }

  boolean isAnchor(PathCertificate certificate) {
    return anchors.contains(certificate);
  }

  /**
   * Those whose subject is the certificate's issuer (6.1.3 (a)(4)): anchors first, then matching
   * key identifiers, then the nearest to an anchor, and else in the order of their octets, so that
   * it does not matter in which order they were given. Where some lead to an anchor, the others are
   * left out.
   */
  List<PathCertificate> issuersOf(PathCertificate certificate) {
    return issuers.computeIfAbsent(certificate, this::ordered);
  }

  private List<PathCertificate> ordered(PathCertificate certificate) {
    return ofSubject(certificate.issuer()).stream()
        .filter(issuer -> !leadsToAnchor(certificate) || leadsToAnchor(issuer))
        .sorted(
            Comparator.comparing((PathCertificate issuer) -> !isAnchor(issuer))
                .thenComparing(issuer -> !certificate.mayBeIssuedBy(issuer))
                .thenComparing(this::distanceThrough)
                .thenComparing(issuer -> issuer.certificate().encoded(), Arrays::compare))
        .toList();
  }

  /** Whether names lead from it to an anchor. */
  boolean leadsToAnchor(PathCertificate certificate) {
    return isAnchor(certificate) || distanceThrough(certificate) != UNREACHABLE;
  }

  /** What is wrong with a certificate of the issuer's name that cannot be used at all. */
  Optional<Objection> malformedIssuerOf(PathCertificate certificate) {
    return Optional.ofNullable(malformed.get(certificate.issuer()));
  }

  private int distanceThrough(PathCertificate certificate) {
    return distances.getOrDefault(certificate.issuer(), UNREACHABLE);
  }
}
