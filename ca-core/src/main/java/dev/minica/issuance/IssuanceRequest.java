package dev.minica.issuance;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.GeneralName;
import dev.minica.x509.TimeSpan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What somebody asks a CA for. What is left out, the profile decides.
 *
 * @param names the subject's names, at least one unless it is a CA, or who signs for one, that has
 *     a distinguished name; equal ones count once
 * @param profile the kind of certificate
 * @param subject the distinguished name; absent for the first name as common name, where it fits
 * @param lifetime how long it is valid; absent for the profile's
 * @param notBefore absent for an hour before the present
 * @param notAfter the last valid second, instead of a lifetime
 * @param confinement what a CA is to be kept to; absent for what its issuers are kept to
 */
public record IssuanceRequest(
    List<GeneralName> names,
    Profile profile,
    Optional<DistinguishedName> subject,
    Optional<TimeSpan> lifetime,
    Optional<Instant> notBefore,
    Optional<Instant> notAfter,
    Optional<Confinement> confinement) {

  /**
   * The most names of one certificate: far more than a server has, and every client has to take the
   * certificate in and search it.
   */
  public static final int MAX_NAMES = 1_000;

  /**
   * @throws MinicaException USAGE if there is no name, or both a lifetime and an end, or what is no
   *     CA is to be confined; REFUSED if there are more than {@value #MAX_NAMES} names
   */
  public IssuanceRequest {
    names = names.stream().distinct().toList();
    boolean isNamed = subject.filter(name -> !name.isEmpty()).isPresent();
    if (names.isEmpty() && !(isNamed && profile.isForAuthorities())) {
      throw new MinicaException(Kind.USAGE, "a certificate needs at least one name")
          .withHint("name the host, as in: server.example");
    }
    if (names.size() > MAX_NAMES) {
      throw new MinicaException(
              Kind.REFUSED, "a certificate for " + names.size() + " names, more than " + MAX_NAMES)
          .withHint("divide them among several certificates");
    }
    if (lifetime.isPresent() && notAfter.isPresent()) {
      throw new MinicaException(Kind.USAGE, "both a lifetime and an end of validity are given")
          .withHint("give one of the two");
    }
    if (confinement.isPresent() && !profile.basicConstraints().ca()) {
      throw new MinicaException(Kind.USAGE, "name constraints for what is no CA");
    }
  }

  /** What {@link Confinement} says is left out, as for all that is no CA. */
  public IssuanceRequest(
      List<GeneralName> names,
      Profile profile,
      Optional<DistinguishedName> subject,
      Optional<TimeSpan> lifetime,
      Optional<Instant> notBefore,
      Optional<Instant> notAfter) {
    this(names, profile, subject, lifetime, notBefore, notAfter, Optional.empty());
  }

  /** A certificate of this profile for these names, all else as the profile has it. */
  public static IssuanceRequest of(Profile profile, List<GeneralName> names) {
    return new IssuanceRequest(
        names, profile, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same for a CA that is kept to these names. */
  public IssuanceRequest confinedTo(Optional<Confinement> wanted) {
    return new IssuanceRequest(names, profile, subject, lifetime, notBefore, notAfter, wanted);
  }
}
