/**
 * YAML 1.2 as strictly as a person can be told of a mistake: each value knows its place in the
 * file, and what a file may hold is a {@link dev.minica.internal.yaml.Shape} to which it is held
 * before anything is read out of it. Whatever is wrong is one line with file, line and column.
 */
@NullMarked
package dev.minica.internal.yaml;

import org.jspecify.annotations.NullMarked;
