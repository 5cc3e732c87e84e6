package dev.minica.ca.order;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.issuance.Publication;
import java.util.Optional;

/**
 * How a new CA is to be.
 *
 * @param root its root
 * @param intermediate what issues in the root's stead; absent where the root itself does
 * @param rootKey what becomes of the root's key
 * @param url where CRLs, OCSP and CA certificates will be served; absent for nowhere
 */
public record CaOrder(
    RootOrder root,
    Optional<IntermediateOrder> intermediate,
    RootKeyOrder rootKey,
    Optional<PublicationUrl> url) {

  /**
   * @throws MinicaException USAGE if the root's key goes away and nothing is left to issue with
   */
  public CaOrder {
    if (rootKey.place() != RootKeyPlace.KEPT && intermediate.isEmpty()) {
      throw new MinicaException(
          Kind.USAGE, "without the root's key and without an intermediate nothing can be issued");
    }
  }

  /** A root that issues by itself. */
  public static CaOrder of(RootOrder root) {
    return new CaOrder(root, Optional.empty(), RootKeyOrder.kept(), Optional.empty());
  }

  /** Where clients will find what they have to know of an issuing CA. */
  public Optional<Publication> publication(IssuerName name) {
    return url.map(base -> base.publication(name, rootKey.place()));
  }

  /** Which CA issues where nobody says another. */
  public IssuerName issuer() {
    return intermediate.map(IntermediateOrder::name).orElse(IssuerName.ROOT);
  }
}
