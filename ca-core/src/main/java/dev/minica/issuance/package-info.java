/**
 * The policy: what goes into a certificate and what is refused. A {@link
 * dev.minica.issuance.Profile} says what certificates of a kind hold, an {@link
 * dev.minica.issuance.IssuanceRequest} what somebody asks for, and the {@link
 * dev.minica.issuance.Issuer} makes the one into the other or refuses. There is no second way to a
 * signature.
 */
@NullMarked
package dev.minica.issuance;

import org.jspecify.annotations.NullMarked;
