/**
 * Files that ask for more time or memory than they are worth, and the commands to give them to. It
 * uses nothing but the JDK, so that {@code scripts/bench-bombs} can start it by itself.
 */
package dev.minica.cli.bombs;
