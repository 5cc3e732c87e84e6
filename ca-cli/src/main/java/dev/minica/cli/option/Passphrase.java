package dev.minica.cli.option;

import java.util.Arrays;

/** A passphrase that is wiped from memory when it is closed. */
public final class Passphrase implements AutoCloseable {

  private final char[] characters;

  /** Takes the characters over; they are wiped with this. */
  Passphrase(char[] characters) {
    this.characters = characters;
  }

  /** One that everybody may know. */
  public static Passphrase known(String text) {
    return new Passphrase(text.toCharArray());
  }

  /** The characters themselves, no copy: zeros once this is closed. */
  public char[] characters() {
    return characters;
  }

  boolean isEmpty() {
    return characters.length == 0;
  }

  boolean equalTo(Passphrase other) {
    return Arrays.equals(characters, other.characters);
  }

  @Override
  public void close() {
    Arrays.fill(characters, '\0');
  }
}
