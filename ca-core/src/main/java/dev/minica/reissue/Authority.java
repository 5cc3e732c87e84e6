package dev.minica.reissue;

import dev.minica.key.KeyPair;
import dev.minica.x509.SerialNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * Who signs a certificate that is made again.
 *
 * @param keyIdentifier of the authority's key, as its own certificate has it
 * @param serialNumber of the authority's certificate
 * @param end what is signed lasts no longer; absent where the authority is made again, too
 */
record Authority(
    KeyPair key, byte[] keyIdentifier, SerialNumber serialNumber, Optional<Instant> end) {}
