package dev.minica.keystore;

import java.util.Optional;

/**
 * Something that is wrong with a key store.
 *
 * @param alias the entry that it is about; none if it is about all of it
 * @param detail what the trouble does not say by itself, in plain text that may hold anything
 */
public record Finding(Trouble trouble, Optional<String> alias, Optional<String> detail) {

  static Finding of(Trouble trouble) {
    return new Finding(trouble, Optional.empty(), Optional.empty());
  }

  static Finding of(Trouble trouble, String detail) {
    return new Finding(trouble, Optional.empty(), Optional.of(detail));
  }

  static Finding about(String alias, Trouble trouble) {
    return new Finding(trouble, Optional.of(alias), Optional.empty());
  }

  static Finding about(String alias, Trouble trouble, String detail) {
    return new Finding(trouble, Optional.of(alias), Optional.of(detail));
  }
}
