/** Rules from one source: names of services in TLS. */
@NullMarked
package dev.minica.lint.rfc9525;

import org.jspecify.annotations.NullMarked;
