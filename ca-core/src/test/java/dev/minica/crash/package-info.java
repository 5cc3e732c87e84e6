/**
 * Kills a command, or lets its disk fail, at every system call that changes a file: see {@link
 * dev.minica.crash.CrashWalk}.
 */
@NullMarked
package dev.minica.crash;

import org.jspecify.annotations.NullMarked;
