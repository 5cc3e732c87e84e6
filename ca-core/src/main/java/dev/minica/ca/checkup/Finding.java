package dev.minica.ca.checkup;

import java.util.Optional;

/**
 * Something that was found in a CA directory.
 *
 * @param where the file, as a path below the directory; {@code .} is the directory itself
 * @param detail what the trouble does not say by itself, in plain text that may hold anything
 * @param remedy what helps: a command, or words
 * @param isMendable whether {@link Checkup#mend} does
 */
public record Finding(
    Trouble trouble,
    String where,
    Optional<String> detail,
    Optional<String> remedy,
    boolean isMendable) {

  static Finding of(Trouble trouble, String where) {
    return new Finding(trouble, where, Optional.empty(), Optional.empty(), false);
  }

  Finding detail(String text) {
    return new Finding(trouble, where, Optional.of(text), remedy, isMendable);
  }

  Finding remedy(String text) {
    return new Finding(trouble, where, detail, Optional.of(text), isMendable);
  }

  Finding mendable() {
    return new Finding(trouble, where, detail, remedy, true);
  }

  public Severity severity() {
    return trouble.severity();
  }
}
