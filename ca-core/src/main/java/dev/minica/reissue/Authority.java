package dev.minica.reissue;

import dev.minica.key.KeyPair;
import dev.minica.x509.DistinguishedName;
import dev.minica.x509.SerialNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * Who signs a certificate that is made again.
 *
 * @param keyIdentifier of the authority's key, as its own certificate has it
 * @param serialNumber of the authority's certificate
 * @param madeUp the name of an authority that was made up, which is its own issuer; absent for
 *     others
 * @param end what is signed lasts no longer; absent where the authority is made again, too
 */
record Authority(
    KeyPair key,
    byte[] keyIdentifier,
    SerialNumber serialNumber,
    Optional<DistinguishedName> madeUp,
    Optional<Instant> end) {}
