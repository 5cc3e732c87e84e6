/** Rules from one source: key usage of the keys of RFC 8410, whose section 5 it replaces. */
@NullMarked
package dev.minica.lint.rfc9295;

import org.jspecify.annotations.NullMarked;
