/**
 * TLS with issued material: an SSLContext made of it, and a small HTTPS server that shows its
 * visitor what was negotiated. Nothing here touches the default SSLContext, the system properties
 * or the registered providers of the process.
 */
@NullMarked
package dev.minica.tls;

import org.jspecify.annotations.NullMarked;
