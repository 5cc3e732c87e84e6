/**
 * Rules from one source: what public CAs must do. Private ones need not, so most of it is for
 * notice only.
 */
@NullMarked
package dev.minica.lint.cabf;

import org.jspecify.annotations.NullMarked;
