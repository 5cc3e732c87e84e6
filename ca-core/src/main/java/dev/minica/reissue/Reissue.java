package dev.minica.reissue;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.issuance.Profile;
import dev.minica.issuance.ValidityRule;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.key.SigningKey;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.BasicConstraints;
import dev.minica.x509.Certificate;
import dev.minica.x509.CertificateSigner;
import dev.minica.x509.CertificateTemplate;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.Extensions;
import dev.minica.x509.KeyUsage;
import dev.minica.x509.SerialNumber;
import dev.minica.x509.Validity;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Carries a plan out, in memory. First every certificate gets its serial number and its key, which
 * is all that others may name of it; then each is signed, in whatever order, as cross-certificates
 * have none.
 */
public final class Reissue {

  private final ReissuePlan plan;
  private final Environment environment;
  private final Consumer<DistinguishedName> progress;
  private final Map<SubjectPublicKeyInfo, NewKey> keys = new LinkedHashMap<>();
  private final Map<Certificate, Draft> drafts = new LinkedHashMap<>();
  private final Map<AbsentIssuer, MadeUp> madeUp = new LinkedHashMap<>();

  /** An issuer of whom there was nothing but the name. */
  private record MadeUp(Certificate certificate, KeyPair key) {

    Authority authority() {
      return new Authority(
          key,
          key.publicKey().keyIdentifier(),
          certificate.serialNumber(),
          Optional.of(certificate.subject()),
          Optional.empty());
    }
  }

  private Reissue(ReissuePlan plan, Environment environment, Consumer<DistinguishedName> progress) {
    this.plan = plan;
    this.environment = environment;
    this.progress = progress;
  }

  /**
   * Makes all that is planned.
   *
   * @param progress told of each name for which a key is made
   * @throws MinicaException REFUSED if minica makes no keys of a kind that is needed
   */
  public static Reissued run(
      ReissuePlan plan, Environment environment, Consumer<DistinguishedName> progress) {
    Reissue reissue = new Reissue(plan, environment, progress);
    reissue.draftAll();
    return reissue.signed();
  }

  private void draftAll() {
    for (Certificate old : plan.remade()) {
      progress.accept(old.subject());
      NewKey key = keys.computeIfAbsent(old.publicKey(), this::newKey);
      drafts.put(old, new Draft(old, SerialNumber.random(environment.random()), key));
    }
    plan.keys().forEach(key -> keys.computeIfAbsent(key, this::newKey));
    plan.absent().forEach((issuer, issued) -> madeUp.put(issuer, madeUp(issued)));
  }

  private NewKey newKey(SubjectPublicKeyInfo old) {
    if (plan.keeps(old)) {
      return plan.atHand(old).map(NewKey::kept).orElseGet(() -> NewKey.kept(old));
    }
    KeyKind kind = KeyKind.of(old);
    return NewKey.made(KeyPairs.generate(kind.algorithm(), environment.random()), kind.remark());
  }

  /**
   * A root with the issuer's name, octet for octet, and a key like the one that has signed. It
   * lasts as long as a root does, and no less than what it issues.
   */
  private MadeUp madeUp(List<Certificate> issued) {
    Certificate first = issued.get(0);
    progress.accept(first.issuer());
    KeyPair pair = KeyPairs.generate(KeyKind.ofSigner(first), environment.random());
    CertificateTemplate template =
        new CertificateTemplate(
            SerialNumber.random(environment.random()),
            first.issuer(),
            rootValidity(issued),
            first.issuer(),
            pair.publicKey(),
            List.of(
                Extensions.basicConstraints(BasicConstraints.unlimitedCa()),
                Extensions.keyUsage(EnumSet.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN)),
                Extensions.subjectKeyIdentifier(pair.publicKey().keyIdentifier())));
    SigningKey key = SigningKey.of(pair, environment.random());
    return new MadeUp(CertificateSigner.sign(template, key), pair);
  }

  private Validity rootValidity(List<Certificate> issued) {
    Validity usual = ValidityRule.fromNow(environment.now(), Profile.ROOT.lifetime());
    Instant end =
        issued.stream()
            .map(each -> plan.validity(each).notAfter())
            .reduce(usual.notAfter(), (one, other) -> one.isAfter(other) ? one : other);
    return Validity.of(usual.notBefore(), end);
  }

  private Reissued signed() {
    List<Succession> successions = drafts.values().stream().map(this::signed).toList();
    return new Reissued(
        successions,
        plan.standing(),
        madeUp.values().stream().map(MadeUp::certificate).toList(),
        plan.loose().stream().map(loose -> pair(loose.certificate().publicKey())).toList(),
        new Successors(successions, keys, environment));
  }

  private KeyPair pair(SubjectPublicKeyInfo old) {
    return Objects.requireNonNull(keys.get(old), "made before").pair().orElseThrow();
  }

  private Succession signed(Draft draft) {
    Authority authority = authority(draft.old());
    Validity wanted = plan.validity(draft.old());
    Validity validity =
        authority
            .end()
            .filter(end -> end.isBefore(wanted.notAfter()))
            .map(end -> Validity.of(wanted.notBefore(), end))
            .orElse(wanted);
    Certificate made = draft.signedBy(authority, validity, environment.random());
    List<String> remarks = draft.remarks(made);
    return new Succession(
        draft.old(),
        made,
        draft.key().isKept(),
        validity.equals(wanted) ? remarks : withOneMore(remarks, "it ends with its issuer"));
  }

  private static List<String> withOneMore(List<String> remarks, String remark) {
    return Stream.concat(remarks.stream(), Stream.of(remark)).toList();
  }

  private Authority authority(Certificate old) {
    Optional<Certificate> issuer = plan.lineage().issuer(old);
    if (issuer.isEmpty()) {
      return Objects.requireNonNull(madeUp.get(AbsentIssuer.of(old)), "made up before").authority();
    }
    return plan.stands(issuer.get()) ? standing(issuer.get()) : remade(issuer.get());
  }

  private Authority standing(Certificate issuer) {
    SubjectPublicKeyInfo key = issuer.publicKey();
    byte[] identifier = issuer.subjectKeyIdentifier().orElseGet(key::keyIdentifier);
    return new Authority(
        pair(key),
        identifier,
        issuer.serialNumber(),
        Optional.empty(),
        Optional.of(issuer.validity().notAfter()));
  }

  private Authority remade(Certificate issuer) {
    Draft draft = Objects.requireNonNull(drafts.get(issuer), "drafted before");
    return new Authority(
        pair(issuer.publicKey()),
        draft.keyIdentifier(),
        draft.serialNumber(),
        Optional.empty(),
        Optional.empty());
  }
}
