package dev.minica.tls.analysis;

import dev.minica.tls.crypto.KeyShare;
import dev.minica.tls.crypto.NamedOctets;
import java.util.List;
import java.util.Optional;

/**
 * What one of the two sides knows beyond a key log, since it took part.
 *
 * @param keyShares with their private keys; those that were not used do no harm
 * @param preMasterSecret that the client drew for RSA key exchange
 * @param masterSecret of the session of TLS 1.2 that is resumed
 * @param preSharedKeys of TLS 1.3
 */
public record OwnSecrets(
    List<KeyShare> keyShares,
    Optional<NamedOctets> preMasterSecret,
    Optional<NamedOctets> masterSecret,
    List<PreSharedKey> preSharedKeys) {

  /** Those of somebody who only watched. */
  public static final OwnSecrets NONE =
      new OwnSecrets(List.of(), Optional.empty(), Optional.empty(), List.of());

  public OwnSecrets {
    keyShares = List.copyOf(keyShares);
    preSharedKeys = List.copyOf(preSharedKeys);
  }
}
