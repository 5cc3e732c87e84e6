/** Rules from one source: Ed25519, Ed448, X25519 and X448. */
@NullMarked
package dev.minica.lint.rfc8410;

import org.jspecify.annotations.NullMarked;
