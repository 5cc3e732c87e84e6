/**
 * What stands behind a client whose connection is to be understood: it connects as it is told, and
 * hands over all that was sent and all that it knows. What that means is the analyzer's business.
 */
@NullMarked
package dev.minica.tls.engine;

import org.jspecify.annotations.NullMarked;
