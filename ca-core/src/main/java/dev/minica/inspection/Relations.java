package dev.minica.inspection;

import dev.minica.inspection.Finding.Signature;
import dev.minica.inspection.IssuerTree.Place;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What findings have to do with each other: which certificate was issued by which, what has the
 * same key, and whose key signed a CRL or an OCSP response. Positions count from 0.
 */
public final class Relations {

  /** How many checks of signatures over CRLs and OCSP responses are made. */
  private static final int MAX_CHECKS = 1_000;

  /** How many others with the same key are named. */
  private static final int MAX_ALIKE = 50;

  private final List<Finding> findings;
  private final List<Integer> certificates;
  private final IssuerTree tree;
  private final Map<SubjectPublicKeyInfo, List<Integer>> positionsByKey = new HashMap<>();
  private int checks;

  private Relations(List<Finding> findings) {
    this.findings = List.copyOf(findings);
    this.certificates =
        IntStream.range(0, findings.size())
            .filter(position -> findings.get(position).certificate().isPresent())
            .boxed()
            .toList();
    this.tree = IssuerTree.of(findings.stream().flatMap(f -> f.certificate().stream()).toList());
  }

  /** Relates findings, which may be in any order. */
  public static Relations of(List<Finding> findings) {
    Relations relations = new Relations(findings);
    for (int position = 0; position < findings.size(); position++) {
      int here = position;
      findings
          .get(position)
          .key()
          .ifPresent(
              key ->
                  relations
                      .positionsByKey
                      .computeIfAbsent(key, any -> new ArrayList<>())
                      .add(here));
    }
    return relations;
  }

  /** The position of the certificate that issued this one, if it is among the findings. */
  public OptionalInt issuerOf(int position) {
    int place = Collections.binarySearch(certificates, position);
    OptionalInt issuer = place < 0 ? OptionalInt.empty() : tree.issuerOf(place);
    return issuer.isPresent()
        ? OptionalInt.of(certificates.get(issuer.getAsInt()))
        : OptionalInt.empty();
  }

  /** All certificates, each after its issuer and with what it issued itself right below it. */
  public List<Place> tree() {
    return tree.places().stream()
        .map(place -> new Place(certificates.get(place.position()), place.depth()))
        .toList();
  }

  /**
   * What a finding says, and after it what it has to do with the others: the positions, counted
   * from 1, of those with the same key, unless all of them are certificates; and by whose
   * certificate it is signed.
   */
  public Description complete(int position) {
    Description.Builder related = Description.builder();
    sameKey(position, related);
    findings.get(position).signature().ifPresent(signature -> signedBy(signature, related));
    return findings.get(position).description().with(related.build());
  }

  private void sameKey(int position, Description.Builder related) {
    List<Integer> others =
        findings.get(position).key().map(positionsByKey::get).orElse(List.of()).stream()
            .filter(other -> other != position)
            .filter(other -> !isCertificate(other) || !isCertificate(position))
            .limit(MAX_ALIKE)
            .toList();
    if (!others.isEmpty()) {
      related.shown(
          "sameKeyAs",
          "same key as",
          Value.items(others.stream().map(other -> Value.of(other + 1L)).toList()),
          Lines.flowed(others.stream().map(other -> "[" + (other + 1) + "]").toList()));
    }
  }

  private boolean isCertificate(int position) {
    return findings.get(position).certificate().isPresent();
  }

  private void signedBy(Signature signature, Description.Builder related) {
    OptionalInt named = OptionalInt.empty();
    for (int position : certificates) {
      Certificate certificate = findings.get(position).certificate().orElseThrow();
      if (signature.isClaimedFor(certificate)) {
        named = OptionalInt.of(position);
        if (checks++ < MAX_CHECKS && signature.isMadeBy(certificate)) {
          related
              .hidden("signatureChecked", Value.of(true))
              .shown("signedBy", "signed by", Value.of(position + 1L), words(position));
          return;
        }
      }
    }
    String words =
        named.isEmpty()
            ? "not checked: whose key it was is not among what is shown"
            : "not the key of ["
                + (named.getAsInt() + 1)
                + "], though the name is the same; or the algorithm is not one minica checks";
    related.shown("signatureChecked", "signed by", Value.of(false), List.of(words));
  }

  private List<String> words(int position) {
    String subject =
        findings.get(position).certificate().map(c -> c.subject().toString()).orElse("");
    return List.of(Lines.bounded("[" + (position + 1) + "] " + subject));
  }
}
