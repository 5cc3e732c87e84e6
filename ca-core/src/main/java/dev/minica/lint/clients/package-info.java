/** Rules from one source: what certain programs demand beyond any norm. */
@NullMarked
package dev.minica.lint.clients;

import org.jspecify.annotations.NullMarked;
