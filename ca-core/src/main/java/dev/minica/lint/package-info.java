/**
 * What can be said against one certificate by itself. One rule is one class with one citation, in
 * the folder of its source; {@link dev.minica.lint.registry.Lints} has them all.
 *
 * <p>The rules look at the octets ({@link dev.minica.lint.Specimen}) and not at a decoded
 * certificate, which has lost what some of them are about.
 */
@NullMarked
package dev.minica.lint;

import org.jspecify.annotations.NullMarked;
