package dev.minica.reissue;

import dev.minica.key.KeyWeakness;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.Certificate;
import dev.minica.x509.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Which issuers stay as they are, so that whoever trusts them need not be told of others: those
 * that can sign what is made again, as they are valid for long enough and their key is at hand and
 * sound; and those above them.
 */
final class Standing {

  private final Lineage lineage;
  private final Set<SubjectPublicKeyInfo> atHand;
  private final UnaryOperator<Validity> renewed;
  private final Map<SubjectPublicKeyInfo, List<Certificate>> byKey;
  private final Set<Certificate> standing = new HashSet<>();

  private Standing(
      Lineage lineage, Set<SubjectPublicKeyInfo> atHand, UnaryOperator<Validity> renewed) {
    this.lineage = lineage;
    this.atHand = atHand;
    this.renewed = renewed;
    this.byKey =
        lineage.certificates().stream().collect(Collectors.groupingBy(Certificate::publicKey));
  }

  /**
   * Begins with every issuer that is valid, and takes away who cannot stay until nobody else has to
   * go: whoever falls takes with it what it has issued.
   *
   * @param atHand the keys whose private half is there
   * @param renewed from when to when something is valid once it is made again
   */
  static Set<Certificate> of(
      Lineage lineage,
      Set<SubjectPublicKeyInfo> atHand,
      UnaryOperator<Validity> renewed,
      Instant now) {
    Standing search = new Standing(lineage, atHand, renewed);
    lineage.certificates().stream()
        .filter(each -> each.validity().contains(now) && !lineage.issuedBy(each).isEmpty())
        .forEach(search.standing::add);
    while (search.standing.removeIf(each -> !search.canStay(each, now))) {
      // another round
    }
    return Set.copyOf(search.standing);
  }

  private boolean canStay(Certificate issuer, Instant now) {
    List<Certificate> below =
        lineage.issuedBy(issuer).stream().filter(each -> !standing.contains(each)).toList();
    return standing.containsAll(byKey.getOrDefault(issuer.publicKey(), List.of()))
        && (lineage.isSelfSigned(issuer) || standsAbove(issuer))
        && (below.isEmpty() || canSign(issuer))
        && below.stream().allMatch(each -> isLongEnough(issuer, each, now));
  }

  /** What stands above and is not in the set nobody takes away. */
  private boolean standsAbove(Certificate certificate) {
    return lineage.issuer(certificate).map(standing::contains).orElse(true);
  }

  private boolean canSign(Certificate issuer) {
    return atHand.contains(issuer.publicKey()) && KeyWeakness.of(issuer.publicKey()).isEmpty();
  }

  /** For half the time at least: otherwise what is made today would soon be in trouble again. */
  private boolean isLongEnough(Certificate issuer, Certificate below, Instant now) {
    Duration left = Duration.between(now, issuer.validity().notAfter());
    Duration wanted = Duration.between(now, renewed.apply(below.validity()).notAfter());
    return left.multipliedBy(2).compareTo(wanted) >= 0;
  }
}
