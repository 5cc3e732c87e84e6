/**
 * What can be renewed ({@link dev.minica.renewal.Renewable}): a certificate, with the files that
 * hold it, which are written again as they were.
 */
@NullMarked
package dev.minica.renewal;

import org.jspecify.annotations.NullMarked;
