/** Rules from one source: ML-DSA. */
@NullMarked
package dev.minica.lint.rfc9881;

import org.jspecify.annotations.NullMarked;
