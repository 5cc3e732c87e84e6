package dev.minica.revocation;

import dev.minica.key.SigningKey;
import dev.minica.x509.Certificate;

/**
 * Who signs for an issuer: a key that the issuer delegated that to (RFC 6960 section 4.2.2.2).
 *
 * @param certificate of the key, signed by the issuer, with the purpose OCSPSigning
 */
public record OcspSigner(SigningKey key, Certificate certificate) {}
