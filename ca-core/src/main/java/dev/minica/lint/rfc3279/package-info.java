/** Rules from one source: RSA keys and ECDSA signatures. */
@NullMarked
package dev.minica.lint.rfc3279;

import org.jspecify.annotations.NullMarked;
