/** Rules from one source: RSA signatures with SHA-2 and RSASSA-PSS. */
@NullMarked
package dev.minica.lint.rfc4055;

import org.jspecify.annotations.NullMarked;
