/**
 * Lets one thread be watched while it computes with the Java Cryptography Architecture, so that
 * Java's own TLS can be seen at work, without an agent and without opening modules.
 *
 * <p>The first watch puts a provider in the first place of the process's list, where it stays:
 * taking it out again could only go wrong, and it is there for nobody but threads that are watched.
 * To all others it says that it has no service whatever they ask for, so that Java goes on to the
 * next provider and they get what they would get without it, object for object. What other code can
 * see of it is its name in the list.
 */
@NullMarked
package dev.minica.provider.watch;

import org.jspecify.annotations.NullMarked;
