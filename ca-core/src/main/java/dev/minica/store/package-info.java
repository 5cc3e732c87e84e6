/**
 * What a CA has issued, revoked and otherwise done. {@link dev.minica.store.CertificateStore} is
 * the seam: a few verbs that any store must keep to, be it a directory or a database. CA keys are
 * never in a store.
 */
@NullMarked
package dev.minica.store;

import org.jspecify.annotations.NullMarked;
