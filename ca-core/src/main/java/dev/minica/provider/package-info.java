/**
 * Which {@code java.security.Provider} does what: the only package that names or chooses one. It
 * changes nothing that other code in the process can see, and throws the JDK's own exceptions.
 */
@NullMarked
package dev.minica.provider;

import org.jspecify.annotations.NullMarked;
