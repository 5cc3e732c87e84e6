/** Rules from one source: time stamps. */
@NullMarked
package dev.minica.lint.rfc3161;

import org.jspecify.annotations.NullMarked;
