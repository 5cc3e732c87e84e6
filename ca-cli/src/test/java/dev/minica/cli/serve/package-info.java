/** What clients see of a CA that {@code minica serve} serves. */
package dev.minica.cli.serve;
