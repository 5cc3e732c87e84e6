package dev.minica.crash;

/**
 * How a run ended in which one call went wrong.
 *
 * @param call the call
 * @param fault what happened to it
 * @param exitCode 137 for one that was killed
 * @param out what it wrote to its standard output
 * @param err what it wrote to its standard error
 */
public record Run(Call call, Fault fault, int exitCode, String out, String err) {}
