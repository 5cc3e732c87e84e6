package dev.minica.tls.crypto;

import java.security.SecureRandom;
import java.util.List;

/** What TLS 1.2 starts its key schedule with. */
public final class PreMasterSecret {

  private static final String NAME = "pre_master_secret";

  /** RFC 5246 section 7.4.7.1. */
  private static final int RSA_LENGTH = 48;

  private PreMasterSecret() {}

  /**
   * Draws one for RSA key exchange (RFC 5246 section 7.4.7.1).
   *
   * <pre>
   * struct {
   *   ProtocolVersion client_version;
   *   opaque random[46];
   * } PreMasterSecret;
   * </pre>
   *
   * @param clientVersion as ClientHello.client_version says, such as 0x0303
   */
  public static NamedOctets rsa(int clientVersion, SecureRandom random) {
    byte[] secret = new byte[RSA_LENGTH];
    random.nextBytes(secret);
    secret[0] = (byte) (clientVersion >> 8);
    secret[1] = (byte) clientVersion;
    return NamedOctets.secret(NAME, secret);
  }

  /**
   * What Diffie-Hellman over a finite field agreed on, without the zeros it begins with (RFC 5246
   * section 8.1.2).
   */
  public static Derivation dhe(NamedOctets sharedSecret) {
    byte[] all = sharedSecret.octets();
    int zeros = 0;
    while (zeros < all.length - 1 && all[zeros] == 0) {
      zeros++;
    }
    return new Derivation(
        sharedSecret.range(NAME, zeros, all.length),
        "RFC 5246 section 8.1.2",
        sharedSecret.name() + " without leading zeros",
        List.of(sharedSecret));
  }

  /** What Diffie-Hellman on a curve agreed on, as it is (RFC 8422 section 5.10). */
  public static Derivation ecdhe(NamedOctets sharedSecret) {
    return new Derivation(
        sharedSecret.renamed(NAME),
        "RFC 8422 section 5.10",
        sharedSecret.name(),
        List.of(sharedSecret));
  }
}
