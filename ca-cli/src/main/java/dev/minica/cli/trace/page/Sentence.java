package dev.minica.cli.trace.page;

/** Words of the library, which begin in lower case, as the beginning of a sentence. */
final class Sentence {

  private Sentence() {}

  static String of(String words) {
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
