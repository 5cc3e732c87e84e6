package dev.minica.inspection;

import dev.minica.x509.Certificate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Which of some certificates was issued by which other: the name is the issuer's (RFC 5280 section
 * 6.1.3 (a)(4)), key identifiers agree where both have one, and its key made the signature as far
 * as that can be checked. Each has one issuer at most, and none is above itself.
 */
public final class IssuerTree {

  /** How many certificates of one name are tried as an issuer, and how many checks are made. */
  private static final int MAX_NAMESAKES = 16;

  private static final int MAX_CHECKS = 500;

  private static final int NONE = -1;

  private final List<Certificate> certificates;
  private final Map<String, List<Integer>> positionsBySubject = new HashMap<>();
  private final int[] issuers;
  private int checks;

  private IssuerTree(List<Certificate> certificates) {
    this.certificates = List.copyOf(certificates);
    this.issuers = new int[certificates.size()];
    Arrays.fill(issuers, NONE);
  }

  /**
   * A certificate's place in the tree.
   *
   * @param position in the list that the tree was made of, from 0
   * @param depth how many issuers are above it
   */
  public record Place(int position, int depth) {}

  /**
   * Relates certificates, which may be in any order. In a collection that takes more than {@value
   * #MAX_CHECKS} signature checks the later ones have no issuer.
   */
  public static IssuerTree of(List<Certificate> certificates) {
    IssuerTree tree = new IssuerTree(certificates);
    tree.indexSubjects();
    for (int position = 0; position < certificates.size(); position++) {
      tree.issuers[position] = tree.findIssuer(position);
    }
    return tree;
  }

  private void indexSubjects() {
    for (int position = 0; position < certificates.size(); position++) {
      String subject = certificates.get(position).subject().canonical();
      positionsBySubject.computeIfAbsent(subject, any -> new ArrayList<>()).add(position);
    }
  }

  private int findIssuer(int position) {
    Certificate certificate = certificates.get(position);
    if (certificate.isSelfIssued() && mayBeSignedBy(certificate, certificate)) {
      return NONE;
    }
    return positionsBySubject.getOrDefault(certificate.issuer().canonical(), List.of()).stream()
        .limit(MAX_NAMESAKES)
        .filter(candidate -> !isBelow(candidate, position))
        .filter(candidate -> certificate.identifiersAllow(certificates.get(candidate)))
        .filter(candidate -> mayBeSignedBy(certificate, certificates.get(candidate)))
        .findFirst()
        .orElse(NONE);
  }

  /** Whether the one is the other, or has it above itself as far as is known yet. */
  private boolean isBelow(int one, int other) {
    int above = one;
    while (above != NONE && above != other) {
      above = issuers[above];
    }
    return above == other;
  }

  private boolean mayBeSignedBy(Certificate certificate, Certificate issuer) {
    return checks++ < MAX_CHECKS && certificate.mayBeSignedBy(issuer.publicKey());
  }

  /** The position of the issuer, from 0, if it is among them. */
  public OptionalInt issuerOf(int position) {
    return issuers[position] == NONE ? OptionalInt.empty() : OptionalInt.of(issuers[position]);
  }

  /** All certificates, each after its issuer and with what it issued itself right below it. */
  public List<Place> places() {
    Map<Integer, List<Integer>> issued = new HashMap<>();
    for (int position = 0; position < issuers.length; position++) {
      issued.computeIfAbsent(issuers[position], any -> new ArrayList<>()).add(position);
    }
    List<Place> places = new ArrayList<>();
    Deque<Place> open = new ArrayDeque<>();
    push(issued.get(NONE), 0, open);
    while (!open.isEmpty()) {
      Place place = open.pop();
      places.add(place);
      push(issued.get(place.position()), place.depth() + 1, open);
    }
    return places;
  }

  /** The last goes first, so that the first is on top. */
  private static void push(@Nullable List<Integer> positions, int depth, Deque<Place> open) {
    if (positions != null) {
      for (int i = positions.size() - 1; i >= 0; i--) {
        open.push(new Place(positions.get(i), depth));
      }
    }
  }
}
