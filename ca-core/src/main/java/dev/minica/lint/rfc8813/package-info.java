/** Rules from one source: key usage of EC keys. */
@NullMarked
package dev.minica.lint.rfc8813;

import org.jspecify.annotations.NullMarked;
