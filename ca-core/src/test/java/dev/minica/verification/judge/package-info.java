/** Other implementations of path validation, each asked the same question. */
package dev.minica.verification.judge;
