package dev.minica.ca.takeover;

import dev.minica.revocation.RevocationReason;
import dev.minica.x509.SerialNumber;
import java.time.Instant;

/**
 * That another program has revoked a certificate.
 *
 * @param serialNumber the certificate's, which is all that is sure to be known of it
 * @param notAfter until when it would have been valid, in whole seconds
 * @param revokedAt since when it is revoked, in whole seconds
 */
public record ForeignRevocation(
    SerialNumber serialNumber, Instant notAfter, Instant revokedAt, RevocationReason reason) {}
