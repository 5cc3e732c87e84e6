/** Rules from one source: TLS 1.3. */
@NullMarked
package dev.minica.lint.rfc8446;

import org.jspecify.annotations.NullMarked;
