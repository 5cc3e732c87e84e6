/**
 * What is said of certificates after they were issued: certificate revocation lists (RFC 5280
 * section 5) and OCSP responses (RFC 6960) as values. What they mean for a path is decided by
 * {@code verification}.
 */
@NullMarked
package dev.minica.revocation;

import org.jspecify.annotations.NullMarked;
