/**
 * What a command does as a script for {@code sh} that calls openssl and keytool: for whoever wants
 * to learn how, or cannot have minica where it is to be done.
 */
@NullMarked
package dev.minica.cli.openssl;

import org.jspecify.annotations.NullMarked;
