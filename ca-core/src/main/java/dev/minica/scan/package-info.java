/**
 * What will break, and what already has, in a tree of files: {@link dev.minica.scan.Scan} finds
 * certificates, keys and key stores by what files hold, and says which of them are in trouble. It
 * changes nothing.
 */
@NullMarked
package dev.minica.scan;

import org.jspecify.annotations.NullMarked;
