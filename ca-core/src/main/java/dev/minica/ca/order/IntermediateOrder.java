package dev.minica.ca.order;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.issuance.Confinement;
import dev.minica.issuance.IssuanceRequest;
import dev.minica.issuance.Profile;
import dev.minica.key.KeyAlgorithm;
import dev.minica.key.SubjectPublicKeyInfo;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.TimeSpan;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * How a new issuing CA below the root is to be.
 *
 * @param name what it is called in the CA directory
 * @param subject absent for one that tells this CA from others
 * @param key its key algorithm
 * @param lifetime absent for as long as the root is valid, ten years at most
 * @param confinement the names that it is kept to, a part of the root's; absent for the same
 */
public record IntermediateOrder(
    IssuerName name,
    Optional<DistinguishedName> subject,
    KeyAlgorithm key,
    Optional<TimeSpan> lifetime,
    Optional<Confinement> confinement) {

  /** What the intermediate that is made with a CA is called. */
  public static final IssuerName FIRST = new IssuerName("issuing");

  /**
   * @throws MinicaException USAGE if it has the name of the root
   */
  public IntermediateOrder {
    if (name.isRoot()) {
      throw new MinicaException(Kind.USAGE, "\"root\" is the name of the root itself")
          .withHint("choose another name");
    }
  }

  /** The one that is made with a CA. */
  public static IntermediateOrder first(KeyAlgorithm key) {
    return new IntermediateOrder(FIRST, Optional.empty(), key, Optional.empty(), Optional.empty());
  }

  /** The subject's common name, if none is given, but for the digits of the key's identifier. */
  public String namePrefix() {
    return "minica " + name + " CA ";
  }

  /** What the root is asked for this key. */
  public IssuanceRequest request(SubjectPublicKeyInfo publicKey) {
    return new IssuanceRequest(
        List.of(),
        Profile.INTERMEDIATE,
        Optional.of(subject.orElseGet(() -> named(namePrefix(), publicKey))),
        lifetime,
        Optional.empty(),
        Optional.empty(),
        confinement);
  }

  /** A name that tells whose it is by the key: two CAs in one trust store must not look alike. */
  public static DistinguishedName named(String prefix, SubjectPublicKeyInfo publicKey) {
    String id = HexFormat.of().formatHex(publicKey.keyIdentifier(), 0, 3);
    return DistinguishedName.ofCommonName(prefix + id);
  }
}
