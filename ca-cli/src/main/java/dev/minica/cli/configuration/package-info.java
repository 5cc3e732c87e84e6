/**
 * What other programs are to be told so that they use the files that minica makes: one class for
 * each program, with the page that documents its options, and one for each way of quoting. It is
 * text for people, so it is the command's and not the library's; no file is read or written here.
 */
@NullMarked
package dev.minica.cli.configuration;

import org.jspecify.annotations.NullMarked;
