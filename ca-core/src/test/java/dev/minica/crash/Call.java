package dev.minica.crash;

/**
 * A system call of a run.
 *
 * @param name as link or fsync
 * @param ordinal that it was its thread's n-th call of this name, from 1
 * @param text how strace shows it
 */
public record Call(String name, int ordinal, String text) {

  @Override
  public String toString() {
    return name + " no. " + ordinal + ", " + text;
  }
}
