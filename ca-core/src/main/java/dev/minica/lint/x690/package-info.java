/**
 * Rules from one source: the Distinguished Encoding Rules of X.690, by which every certificate is
 * encoded (RFC 5280 section 4.1).
 */
@NullMarked
package dev.minica.lint.x690;

import org.jspecify.annotations.NullMarked;
