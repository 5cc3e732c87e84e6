/** CRLs that minica makes are those that others read. */
@NullMarked
package dev.minica.revocation;

import org.jspecify.annotations.NullMarked;
