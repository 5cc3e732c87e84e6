package dev.minica.ca;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.order.RenewalOrder;
import dev.minica.internal.io.Disk;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Issuer;
import dev.minica.issuance.IssuingCa;
import dev.minica.issuance.Profile;
import dev.minica.issuance.ProfileSource;
import dev.minica.issuance.ValidityRule;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.KeyPair;
import dev.minica.key.KeyPairs;
import dev.minica.profile.ProfileDirectory;
import dev.minica.profile.ProfileFile;
import dev.minica.renewal.Renewable;
import dev.minica.store.IssuedCertificate;
import dev.minica.store.Revocation;
import dev.minica.x509.Certificate;
import dev.minica.x509.TimeSpan;
import dev.minica.x509.Validity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Renewing, which is issuing anew what a certificate says, in its old files. */
record Renewal(
    IssuingCas members, RenewalOrder order, Supplier<char[]> passphrase, Environment environment) {

  /** What {@link CertificateAuthority#renew(Renewable, RenewalOrder, Supplier)} promises. */
  Optional<Certificate> of(Renewable old) {
    if (order.newKey() && !old.holdsKey()) {
      throw new MinicaException(
              Kind.USAGE, "a new key is wanted, and there is no place for it in a certificate")
          .withHint("name the directory that minica issue wrote");
    }
    old.directory().ifPresent(this::requireElsewhere);
    IssuedCertificate issued = issued(old.certificate());
    if (!isDue(issued.certificate())) {
      return Optional.empty();
    }
    members.directory().state().sweep();
    return Optional.of(renew(issued, old));
  }

  /** What the CA keeps for itself is changed by nobody. */
  private void requireElsewhere(Path files) {
    if (isBelow(files, members.directory().path())) {
      throw new MinicaException(
              Kind.REFUSED,
              Disk.shown(files) + " is part of the CA, whose records stay as they are")
          .withHint("give the serial number instead");
    }
  }

  private static boolean isBelow(Path files, Path directory) {
    try {
      return files.toRealPath().startsWith(directory.toRealPath());
    } catch (IOException e) {
      return files.toAbsolutePath().startsWith(directory.toAbsolutePath());
    }
  }

  private IssuedCertificate issued(Certificate certificate) {
    IssuedCertificate issued =
        members
            .find(certificate.serialNumber())
            .filter(found -> found.certificate().equals(certificate))
            .orElseThrow(() -> refused(certificate, "was not issued here"));
    if (issued.profile().equals(Profile.INTERMEDIATE.name()) && certificate.isCa()) {
      throw refused(certificate, "is that of a CA, whose successor is another CA")
          .withHint("minica intermediate create makes one");
    }
    Optional<Revocation> revocation =
        members.directory().store().findRevocation(certificate.serialNumber());
    if (revocation.isPresent()) {
      throw refused(certificate, "is revoked since " + revocation.get().revokedAt())
          .withHint("issue a new one, with a new key: minica issue");
    }
    return issued;
  }

  private MinicaException refused(Certificate certificate, String reason) {
    return new MinicaException(
            Kind.REFUSED,
            "certificate "
                + certificate.serialNumber()
                + " "
                + reason
                + ", says the CA in "
                + Disk.shown(members.directory().path()))
        .withHint("see minica list, or name another CA with --ca");
  }

  /** What lasts as long as its issuer gains nothing by being renewed. */
  private boolean isDue(Certificate certificate) {
    if (order.within().isEmpty()) {
      return true;
    }
    Instant end = certificate.validity().notAfter();
    Instant issuersEnd = members.issuerOf(certificate).certificate().validity().notAfter();
    return !end.isAfter(order.within().get().after(environment.now())) && end.isBefore(issuersEnd);
  }

  private Certificate renew(IssuedCertificate old, Renewable files) {
    IssuingCa ca = members.issuerOf(old.certificate());
    Optional<KeyPair> key =
        order.newKey() ? Optional.of(newKey(old.certificate())) : Optional.empty();
    Profile profile = order.profile().orElseGet(() -> profile(old));
    Certificate certificate =
        issuer(ca)
            .issue(
                request(old.certificate(), profile, ca.certificate().validity()),
                key.map(KeyPair::publicKey).orElse(old.certificate().publicKey()));
    List<Certificate> chain = new ArrayList<>(List.of(certificate));
    chain.addAll(ca.intermediates());
    new Issuance(members.directory(), ca, () -> issuer(ca), environment)
        .handOutRenewed(
            certificate,
            old.serialNumber(),
            profile,
            new HandedOut(
                files.renewed(key, chain), files.directory(), true, files::requireUnchanged));
    return certificate;
  }

  private Issuer issuer(IssuingCa ca) {
    members.requireUnrevoked(ca);
    return members.issuer(ca, passphrase, environment);
  }

  private KeyPair newKey(Certificate old) {
    KeyAlgorithm algorithm =
        old.publicKey()
            .algorithm()
            .orElseThrow(
                () ->
                    new MinicaException(
                        Kind.REFUSED, "minica makes no keys like " + old.publicKey()));
    return KeyPairs.generate(algorithm, environment.random());
  }

  private Profile profile(IssuedCertificate old) {
    ProfileDirectory profiles = new ProfileDirectory(members.directory().state());
    Optional<Profile> profile =
        old.profileFile().isPresent()
            ? profiles.kept(old.profileFile().get()).map(Renewal::profile)
            : Profile.find(old.profile()).or(() -> profiles.find(old.profile(), Profile::named));
    return profile.orElseThrow(
        () ->
            new MinicaException(
                    Kind.REFUSED,
                    "it was issued under a profile that is not known here: " + old.profile())
                .withHint("say which one it is to have with --profile"));
  }

  private static Profile profile(ProfileSource source) {
    return ProfileFile.read("the copy of its profile", source.octets(), Profile::named)
        .from(source);
  }

  /** The same again from now on, as far as the issuer lasts. */
  private IssuanceRequest request(Certificate old, Profile profile, Validity issuer) {
    Instant start = later(environment.now().minus(ValidityRule.BACKDATING), issuer.notBefore());
    Instant end = order.lifetime().map(this::end).orElseGet(() -> end(old, start));
    return new IssuanceRequest(
        old.subjectAltNames(),
        profile,
        Optional.of(old.subject()),
        Optional.empty(),
        Optional.of(start),
        Optional.of(end.isAfter(issuer.notAfter()) ? issuer.notAfter() : end));
  }

  private Instant end(TimeSpan span) {
    return ValidityRule.fromNow(environment.now(), span).notAfter();
  }

  private static Instant end(Certificate old, Instant start) {
    return start.plus(Duration.between(old.validity().notBefore(), old.validity().notAfter()));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
