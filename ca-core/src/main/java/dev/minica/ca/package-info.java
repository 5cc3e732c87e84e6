/**
 * The verbs a user knows: make a CA, open it, issue, list. The only package that ties the others
 * together; {@link dev.minica.ca.CertificateAuthority} is where to begin.
 */
@NullMarked
package dev.minica.ca;

import org.jspecify.annotations.NullMarked;
