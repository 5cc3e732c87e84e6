package dev.minica.ca.order;

import dev.minica.issuance.Profile;
import dev.minica.x509.TimeSpan;
import java.util.Optional;

/**
 * How something is to be renewed.
 *
 * @param within only what expires within that; absent for in any case
 * @param newKey whether it gets a new key, of the same algorithm
 * @param profile absent for the one that it was issued under
 * @param lifetime absent for as long as it had
 */
public record RenewalOrder(
    Optional<TimeSpan> within,
    boolean newKey,
    Optional<Profile> profile,
    Optional<TimeSpan> lifetime) {}
