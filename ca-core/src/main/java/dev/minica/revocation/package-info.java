/**
 * What is said of certificates after they were issued: certificate revocation lists (RFC 5280
 * section 5) as values. What a list means for a path is decided by {@code verification}.
 */
@NullMarked
package dev.minica.revocation;

import org.jspecify.annotations.NullMarked;
