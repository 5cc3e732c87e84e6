package dev.minica.ca.takeover;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.ca.order.IssuerName;
import dev.minica.ca.order.PublicationUrl;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a CA is to be taken over.
 *
 * @param opening gives the passphrase of its key, asked only if that is encrypted; cleared
 * @param passphrase gives what its key is to be encrypted with here; absent for a key that only its
 *     file mode protects
 * @param name what it is called here if it is no root
 * @param url where CRLs, OCSP and CA certificates will be served; absent for nowhere
 */
public record TakeoverOrder(
    Supplier<char[]> opening,
    Optional<Supplier<char[]>> passphrase,
    IssuerName name,
    Optional<PublicationUrl> url) {

  /** What those between an issuing CA and its root are called, but for a number. */
  public static final String ABOVE = "above-";

  /**
   * @throws MinicaException USAGE if the name is the root's, or one of those between
   */
  public TakeoverOrder {
    if (name.isRoot() || name.value().startsWith(ABOVE)) {
      throw new MinicaException(
              Kind.USAGE, "\"" + name + "\" is the name of what is above the issuing CA")
          .withHint("choose another name");
    }
  }
}
