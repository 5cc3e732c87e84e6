/**
 * A TLS connection that was understood, as something to look at. What is said comes from the trace;
 * here is only how it is shown. All text, whoever wrote it, becomes {@code Markup} in one place,
 * which escapes it.
 */
@NullMarked
package dev.minica.cli.trace.page;

import org.jspecify.annotations.NullMarked;
