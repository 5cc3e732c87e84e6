package dev.minica.issuance;

import dev.minica.x509.Certificate;
import dev.minica.x509.KeyUsage;
import java.util.List;
import java.util.Optional;

/**
 * A CA that issues: who it is and what stands above it, without its key.
 *
 * @param name what people call it; that of a root is {@value #ROOT}
 * @param chain its certificate, then that of each one's issuer, up to the root
 * @param publication where what clients have to know of it is served; absent where nothing is
 */
public record IssuingCa(String name, List<Certificate> chain, Optional<Publication> publication) {

  public static final String ROOT = "root";

  /**
   * @throws IllegalArgumentException if the chain is empty
   */
  public IssuingCa {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a CA without a certificate");
    }
  }

  /** A root that publishes nothing. */
  public static IssuingCa ofRoot(Certificate root) {
    return new IssuingCa(ROOT, List.of(root), Optional.empty());
  }

  /** Its own certificate. */
  public Certificate certificate() {
    return chain.get(0);
  }

  /** What clients trust. */
  public Certificate root() {
    return chain.get(chain.size() - 1);
  }

  /** What a server shows after its own certificate (RFC 8446 section 4.4.2): all but the root. */
  public List<Certificate> intermediates() {
    return chain.subList(0, chain.size() - 1);
  }

  /** Whether its certificate lets its key sign CRLs (RFC 5280 section 4.2.1.3). */
  public boolean maySignCrls() {
    return certificate().keyUsage().map(usages -> usages.contains(KeyUsage.CRL_SIGN)).orElse(true);
  }

  public boolean isRoot() {
    return chain.size() == 1;
  }
}
