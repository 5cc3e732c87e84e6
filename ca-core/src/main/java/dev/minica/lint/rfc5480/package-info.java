/** Rules from one source: EC keys. */
@NullMarked
package dev.minica.lint.rfc5480;

import org.jspecify.annotations.NullMarked;
