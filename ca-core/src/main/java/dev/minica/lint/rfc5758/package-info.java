/** Rules from one source: ECDSA with SHA-2. */
@NullMarked
package dev.minica.lint.rfc5758;

import org.jspecify.annotations.NullMarked;
