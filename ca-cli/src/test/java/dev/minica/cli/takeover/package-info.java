/** CAs that other programs made, taken over; the judges are those programs. */
package dev.minica.cli.takeover;
