package dev.minica.inspection;

import java.util.List;

/**
 * What an extension says.
 *
 * @param value for programs
 * @param lines for people
 */
record Meaning(Value value, List<String> lines) {

  static Meaning of(String text) {
    return new Meaning(Value.of(text), List.of(Lines.bounded(text)));
  }

  /** Words of our own, none of which holds a comma. */
  static Meaning of(List<String> words) {
    return new Meaning(Value.texts(words), Lines.flowed(words));
  }

  static Meaning of(byte[] octets) {
    return new Meaning(Value.of(Lines.colons(octets)), Lines.ofColons(octets));
  }
}
