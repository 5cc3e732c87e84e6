package dev.minica.ca;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A passphrase that is asked for once at most, and used for several keys. */
final class OncePassphrase implements AutoCloseable {

  private final Supplier<char[]> source;
  private char @Nullable [] characters;

  OncePassphrase(Supplier<char[]> source) {
    this.source = source;
  }

  /** A copy for whoever uses and clears it. */
  char[] get() {
    if (characters == null) {
      characters = source.get();
    }
    return characters.clone();
  }

  /** The same if it was needed before. */
  Optional<char[]> ifAsked() {
    return Optional.ofNullable(characters).map(char[]::clone);
  }

  @Override
  public void close() {
    if (characters != null) {
      Arrays.fill(characters, '\0');
    }
  }
}
