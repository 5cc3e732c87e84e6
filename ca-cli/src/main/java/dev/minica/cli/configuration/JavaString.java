package dev.minica.cli.configuration;

/**
 * A string literal of Java in ASCII (Java Language Specification sections 3.3 and 3.10.5), since
 * which character set javac takes a file for depends on where it runs.
 */
final class JavaString {

  private JavaString() {}

  static String of(String text) {
    return UnicodeEscapes.of(QuotedString.of(text));
  }
}
