/**
 * Whether a certificate can be relied on: certification paths by RFC 5280 section 6, names by RFC
 * 9525. A {@link dev.minica.verification.Question} has an {@link dev.minica.verification.Answer},
 * and "no" is an answer: whatever is wrong with a certificate becomes an {@link
 * dev.minica.verification.Objection}, never an exception.
 *
 * <p>{@code PathSearch} finds paths in what it was given, {@code PathValidation} is the algorithm
 * of section 6.1 clause by clause, {@code CertificateRules} holds what can be said of one
 * certificate wherever it stands, {@code RevocationCheck} is section 6.3, and {@code Work} bounds
 * it all.
 */
@NullMarked
package dev.minica.verification;

import org.jspecify.annotations.NullMarked;
