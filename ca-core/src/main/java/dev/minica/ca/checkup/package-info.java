/**
 * Looking over a CA directory: a check is one class, and finds what can be wrong in one way. What
 * lies where in the directory is told by {@link dev.minica.ca.checkup.Layout}.
 */
@NullMarked
package dev.minica.ca.checkup;

import org.jspecify.annotations.NullMarked;
