package dev.minica.reissue;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.key.KeyPair;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.Certificate;
import dev.minica.x509.TimeSpan;
import dev.minica.x509.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is to become of the certificates and keys of some files, which are taken as one set: an
 * issuer that several of them have is one issuer afterwards, too. Nothing is made yet.
 */
public final class ReissuePlan {

  private final List<Model> models;
  private final boolean keepsKeys;
  private final Span span;
  private final Map<SubjectPublicKeyInfo, KeyPair> atHand = new LinkedHashMap<>();
  private final Lineage lineage;
  private final Set<Certificate> standing;
  private final Set<SubjectPublicKeyInfo> standingKeys;
  private final Set<SubjectPublicKeyInfo> signing = new HashSet<>();

  /**
   * A new key that none of the files has a place for.
   *
   * @param model the first file with its certificate
   */
  record Loose(Model model, Certificate certificate) {}

  private ReissuePlan(List<Model> models, boolean keepsKeys, Span span) {
    this.models = List.copyOf(models);
    this.keepsKeys = keepsKeys;
    this.span = span;
    models.stream()
        .flatMap(model -> model.keys().stream())
        .forEach(pair -> atHand.putIfAbsent(pair.publicKey(), pair));
    this.lineage =
        Lineage.of(models.stream().flatMap(model -> model.certificates().stream()).toList());
    this.standing = Standing.of(lineage, atHand.keySet(), span::like, span.now());
    this.standingKeys =
        standing.stream().map(Certificate::publicKey).collect(Collectors.toUnmodifiableSet());
    remade().stream()
        .flatMap(certificate -> lineage.issuer(certificate).stream())
        .forEach(issuer -> signing.add(issuer.publicKey()));
  }

  /**
   * Plans for a set of files.
   *
   * @param keepsKeys whether the keys stay, as far as they can: what signs and is not at hand gets
   *     a new one in any case
   * @param lifetime of all that is made; absent for as long as before
   * @throws MinicaException BAD_INPUT if there is no certificate in any of them, or one that ends
   *     before it begins
   */
  public static ReissuePlan of(
      List<Model> models, boolean keepsKeys, Optional<TimeSpan> lifetime, Instant now) {
    ReissuePlan plan = new ReissuePlan(models, keepsKeys, new Span(now, lifetime));
    if (plan.lineage.certificates().isEmpty()) {
      throw new MinicaException(
              Kind.BAD_INPUT, "there are keys, and no certificate that could be made again")
          .withHint("minica key generate makes keys");
    }
    return plan;
  }

  /** All certificates that are to be made again, each once. */
  public List<Certificate> remade() {
    return lineage.certificates().stream().filter(each -> !standing.contains(each)).toList();
  }

  /** The issuers that stay as they are. */
  public List<Certificate> standing() {
    return lineage.certificates().stream().filter(standing::contains).toList();
  }

  List<Model> models() {
    return models;
  }

  Lineage lineage() {
    return lineage;
  }

  boolean stands(Certificate certificate) {
    return standing.contains(certificate);
  }

  Validity validity(Certificate old) {
    return span.like(old.validity());
  }

  /** Of the private half, where it is at hand. */
  Optional<KeyPair> atHand(SubjectPublicKeyInfo key) {
    return Optional.ofNullable(atHand.get(key));
  }

  /** Every public key that is in the files. */
  Set<SubjectPublicKeyInfo> keys() {
    Set<SubjectPublicKeyInfo> keys = new LinkedHashSet<>(atHand.keySet());
    remade().forEach(certificate -> keys.add(certificate.publicKey()));
    return keys;
  }

  /** Whether a key stays: as it was asked for, or as its certificate does. */
  boolean keeps(SubjectPublicKeyInfo key) {
    return standingKeys.contains(key)
        || (keepsKeys && (atHand.containsKey(key) || !signing.contains(key)));
  }

  /** Whether anything in a file will be another. */
  boolean changes(Model model) {
    return model.certificates().stream().anyMatch(each -> !standing.contains(each))
        || model.keys().stream().anyMatch(pair -> !keeps(pair.publicKey()));
  }

  /** What the issuers that are in none of the files have issued. */
  Map<AbsentIssuer, List<Certificate>> absent() {
    Map<AbsentIssuer, List<Certificate>> absent = new LinkedHashMap<>();
    for (Certificate certificate : remade()) {
      if (lineage.issuer(certificate).isEmpty()) {
        absent
            .computeIfAbsent(AbsentIssuer.of(certificate), issuer -> new ArrayList<>())
            .add(certificate);
      }
    }
    return absent;
  }

  /** Those of issuers in the set are not among them: nobody needs them any more. */
  List<Loose> loose() {
    Set<SubjectPublicKeyInfo> done = new HashSet<>(atHand.keySet());
    lineage.certificates().stream()
        .filter(each -> !lineage.issuedBy(each).isEmpty())
        .forEach(issuer -> done.add(issuer.publicKey()));
    List<Loose> loose = new ArrayList<>();
    for (Model model : models) {
      for (Certificate certificate : model.certificates()) {
        SubjectPublicKeyInfo key = certificate.publicKey();
        if (!keeps(key) && done.add(key)) {
          loose.add(new Loose(model, certificate));
        }
      }
    }
    return loose;
  }
}
