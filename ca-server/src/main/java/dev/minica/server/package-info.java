/** What a CA publishes, over HTTP: its certificates, its CRLs and its OCSP responder. */
@NullMarked
package dev.minica.server;

import org.jspecify.annotations.NullMarked;
