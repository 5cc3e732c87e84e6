package dev.minica.issuance;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.csr.CertificationRequest;
import dev.minica.csr.Possession;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.GeneralName;
import dev.minica.x509.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What whoever signs a certification request decides about it. The request brings key, names and
 * subject; nothing else in it counts, and what else it asks for is refused unless the profile gives
 * it anyway.
 *
 * @param profile the kind of certificate
 * @param names in addition to those the request asks for
 * @param subject instead of the request's distinguished name
 * @param lifetime how long it is valid; absent for the profile's
 */
public record SigningOrder(
    Profile profile,
    List<GeneralName> names,
    Optional<DistinguishedName> subject,
    Optional<TimeSpan> lifetime) {

  public SigningOrder {
    names = List.copyOf(names);
  }

  /** A certificate of this profile, all else as the request has it. */
  public static SigningOrder of(Profile profile) {
    return new SigningOrder(profile, List.of(), Optional.empty(), Optional.empty());
  }

  /**
   * What the request gets: an issuance for its {@link CertificationRequest#publicKey}. The subject
   * is the request's, or where that is empty the first name. Attributes other than those that ask
   * for extensions ask for nothing.
   *
   * @throws MinicaException REFUSED if the request's key is weak or did not sign it, or it asks for
   *     an extension, usage or name that it does not get, says one thing twice, or names nobody;
   *     BAD_INPUT if an extension in it is malformed
   */
  public IssuanceRequest request(CertificationRequest csr) {
    requireVersion(csr);
    Issuer.refuseWeakKey(csr.publicKey()); // first: of some kinds no signature can be checked
    requirePossession(csr);
    RequestedExtensions requested = RequestedExtensions.of(csr);
    requested.requireGranted(profile, csr.publicKey());
    List<GeneralName> all = new ArrayList<>(RequestedNames.of(requested));
    all.addAll(names);
    Optional<DistinguishedName> name = subject.or(() -> RequestedSubject.of(csr.subject()));
    if (all.isEmpty() && !(profile.basicConstraints().ca() && name.isPresent())) {
      throw nameless(csr);
    }
    return new IssuanceRequest(all, profile, name, lifetime, Optional.empty(), Optional.empty());
  }

  private static void requireVersion(CertificationRequest csr) {
    if (csr.version() != 1) {
      throw new MinicaException(
          Kind.REFUSED, "the request is of version " + csr.version() + ", and there is only 1");
    }
  }

  /** RFC 2986 section 3: the signature keeps others from asking for a key they do not have. */
  private static void requirePossession(CertificationRequest csr) {
    Possession possession = csr.possession();
    if (possession == Possession.NOT_SHOWN) {
      throw new MinicaException(
              Kind.REFUSED, "the request is not signed by the key it asks a certificate for")
          .withHint("it was changed or damaged since: ask for it again");
    } else if (possession == Possession.UNKNOWN) {
      throw new MinicaException(
              Kind.REFUSED,
              "the request is signed with an algorithm that minica does not check: "
                  + csr.signatureAlgorithmOid())
          .withHint("make it again with SHA-256 or a newer hash");
    }
  }

  private static MinicaException nameless(CertificationRequest csr) {
    return new MinicaException(
            Kind.REFUSED,
            "the request asks for no subjectAltName, and clients look at no other names")
        .withHint("give its names, as in: --name " + RequestedNames.likely(csr.subject()));
  }
}
