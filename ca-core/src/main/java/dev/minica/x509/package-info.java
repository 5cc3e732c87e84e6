/**
 * RFC 5280 certificates as values. A value holds whatever can be encoded, right or wrong; what
 * ought to be in a certificate is decided by {@code issuance}, and whether one can be relied on by
 * {@code verification}.
 */
@NullMarked
package dev.minica.x509;

import org.jspecify.annotations.NullMarked;
