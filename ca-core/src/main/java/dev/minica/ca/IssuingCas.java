package dev.minica.ca;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.order.IssuerName;
import dev.minica.ca.order.RootKeyPlace;
import dev.minica.internal.io.Disk;
import dev.minica.issuance.Issuer;
import dev.minica.issuance.IssuingCa;
import dev.minica.issuance.Publication;
import dev.minica.key.KeyPair;
import dev.minica.key.PrivateKeyInfo;
import dev.minica.key.SigningKey;
import dev.minica.store.Extract;
import dev.minica.store.IssuedCertificate;
import dev.minica.store.Listing;
import dev.minica.store.RecordOutline;
import dev.minica.x509.Certificate;
import dev.minica.x509.SerialNumber;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What can issue in a CA directory: the root and its intermediates, each with its key.
 *
 * @param rootKeyFile where the root's key is, if it is not in the directory
 */
record IssuingCas(
    CaDirectory directory, Settings settings, Certificate root, Optional<Path> rootKeyFile) {

  /** What {@link CertificateAuthority#open} promises. */
  static IssuingCas open(CaDirectory directory) {
    CaDirectory.Opened opened = directory.open();
    return new IssuingCas(directory, opened.settings(), opened.root(), Optional.empty());
  }

  IssuingCas withRootKey(Path file) {
    return new IssuingCas(directory, settings, root, Optional.of(file));
  }

  /**
   * One of them.
   *
   * @throws MinicaException UNUSABLE_CA if there is none of the name, or it is damaged
   */
  IssuingCa member(IssuerName name) {
    return name.isRoot()
        ? of(name, List.of(root))
        : of(name, chain(directory.intermediate(name).certificate()));
  }

  /** The root, then the intermediates by name. */
  List<IssuingCa> all() {
    List<IssuingCa> all = new ArrayList<>(List.of(member(IssuerName.ROOT)));
    directory.intermediates().forEach(name -> all.add(member(name)));
    return List.copyOf(all);
  }

  private IssuingCa of(IssuerName name, List<Certificate> chain) {
    IssuingCa ca = new IssuingCa(name.value(), chain, settings.publication(name));
    return ca.publication().isEmpty() || ca.maySignCrls()
        ? ca
        : new IssuingCa(ca.name(), chain, ca.publication().map(Publication::withoutCrl));
  }

  /** Those between it and the root are intermediates here as well. */
  private List<Certificate> chain(Certificate certificate) {
    List<Certificate> chain = new ArrayList<>(List.of(certificate));
    while (!isBelow(chain.get(chain.size() - 1), root)) {
      Certificate last = chain.get(chain.size() - 1);
      chain.add(
          directory.intermediates().stream()
              .map(name -> directory.intermediate(name).certificate())
              .filter(candidate -> isBelow(last, candidate) && !chain.contains(candidate))
              .findFirst()
              .orElseThrow(() -> incomplete(last)));
    }
    chain.add(root);
    return chain;
  }

  /** By names and key identifiers (RFC 5280 section 4.2.1.1); the signatures were ours to make. */
  static boolean isBelow(Certificate subject, Certificate issuer) {
    return subject.issuer().matches(issuer.subject())
        && subject
            .authorityKeyIdentifier()
            .flatMap(id -> issuer.subjectKeyIdentifier().map(other -> Arrays.equals(id, other)))
            .orElse(true);
  }

  private MinicaException incomplete(Certificate certificate) {
    return new MinicaException(
        Kind.UNUSABLE_CA,
        "the CA in "
            + Disk.shown(directory.path())
            + " is damaged: the issuer of "
            + certificate.subject()
            + " is not there");
  }

  /** Everything that was issued, by ascending serial number. */
  Listing list() {
    Extract<IssuedCertificate> all = extract(outline -> Optional.of(outline.whole()));
    List<IssuedCertificate> certificates = new ArrayList<>(all.items());
    certificates.sort(Comparator.comparing(issued -> issued.serialNumber().value()));
    return new Listing(certificates, all.corrupt());
  }

  /** What is made of everything that was issued, the intermediates last. */
  <T> Extract<T> extract(Function<RecordOutline, Optional<T>> making) {
    Extract<T> records = directory.store().extract(making);
    List<T> items = new ArrayList<>(records.items());
    List<String> corrupt = new ArrayList<>(records.corrupt());
    for (IssuerName name : directory.intermediates()) {
      try {
        making.apply(RecordOutline.of(directory.intermediate(name))).ifPresent(items::add);
      } catch (MinicaException e) {
        corrupt.add(String.valueOf(e.getMessage()));
      }
    }
    return new Extract<>(items, corrupt);
  }

  /**
   * What was issued with this serial number, an intermediate perhaps.
   *
   * @throws MinicaException BAD_INPUT if its record is corrupt; UNUSABLE_CA if an intermediate is
   */
  Optional<IssuedCertificate> find(SerialNumber serialNumber) {
    Optional<IssuedCertificate> record = directory.store().find(serialNumber);
    return record.isPresent()
        ? record
        : directory.intermediates().stream()
            .map(directory::intermediate)
            .filter(issued -> issued.serialNumber().equals(serialNumber))
            .findFirst();
  }

  /**
   * Who issued a certificate that is recorded here.
   *
   * @throws MinicaException UNUSABLE_CA if that is none of these
   */
  IssuingCa issuerOf(Certificate certificate) {
    return all().stream()
        .filter(member -> isBelow(certificate, member.certificate()))
        .findFirst()
        .orElseThrow(() -> incomplete(certificate));
  }

  /**
   * Refuses to issue by an intermediate whose certificate was revoked.
   *
   * @throws MinicaException UNUSABLE_CA
   */
  void requireUnrevoked(IssuingCa ca) {
    if (ca.isRoot()) {
      return;
    }
    directory
        .store()
        .findRevocation(ca.certificate().serialNumber())
        .filter(found -> found.isOf(ca.certificate()))
        .ifPresent(
            revocation -> {
              throw new MinicaException(
                      Kind.UNUSABLE_CA,
                      "the issuing CA \""
                          + ca.name()
                          + "\" is revoked since "
                          + revocation.revokedAt())
                  .withHint("name another with --issuer, or make one: minica intermediate create");
            });
  }

  /** The file with its private key. */
  Path keyFile(IssuerName name) {
    return name.isRoot() && rootKeyFile.isPresent() ? rootKeyFile.get() : directory.keyFile(name);
  }

  /**
   * One of them with its key, to issue by. Whatever is wrong with the key or the certificate, it is
   * the CA that is unusable.
   *
   * @param passphrase asked only if the key is encrypted; cleared
   * @throws MinicaException as {@link #signingKey}; UNUSABLE_CA also if the key is another's
   */
  Issuer issuer(IssuingCa ca, Supplier<char[]> passphrase, Environment environment) {
    SigningKey key = signingKey(new IssuerName(ca.name()), passphrase, environment);
    return directory.usable(() -> new Issuer(ca, key, environment));
  }

  /**
   * Its key, to sign with.
   *
   * @param passphrase asked only if the key is encrypted; cleared
   * @throws MinicaException UNUSABLE_CA if it is not here, damaged, or others than its owner can
   *     read it; WRONG_PASSPHRASE
   */
  SigningKey signingKey(IssuerName name, Supplier<char[]> passphrase, Environment environment) {
    PrivateKeyInfo key = key(name).open(passphrase);
    return directory.usable(() -> SigningKey.of(KeyPair.of(key), environment.random()));
  }

  /** The same, still encrypted if it is. */
  CaKey key(IssuerName name) {
    requireKey(name);
    return CaKey.read(keyFile(name), directory.disk());
  }

  /**
   * @throws MinicaException UNUSABLE_CA if it is the root's, and was moved out or destroyed
   */
  private void requireKey(IssuerName name) {
    boolean isGone = name.isRoot() && settings.rootKey() != RootKeyPlace.KEPT;
    if (isGone && settings.rootKey() == RootKeyPlace.DESTROYED) {
      throw new MinicaException(
              Kind.UNUSABLE_CA,
              "the root's key was destroyed when the CA was made, and this takes it")
          .withHint("the intermediates go on issuing; for another one make a new CA");
    } else if (isGone && !Files.exists(keyFile(name))) {
      throw new MinicaException(
              Kind.UNUSABLE_CA,
              "the root's key was moved out of the CA directory, and this takes it")
          .withHint("say where it is with --root-key");
    }
  }
}
