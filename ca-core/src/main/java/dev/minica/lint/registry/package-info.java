/** The list of all rules, which depends on each of them and they not on it. */
@NullMarked
package dev.minica.lint.registry;

import org.jspecify.annotations.NullMarked;
