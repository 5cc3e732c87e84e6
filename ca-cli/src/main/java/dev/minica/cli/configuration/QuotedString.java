package dev.minica.cli.configuration;

/**
 * A string in double quotes in which a backslash stands before a quote or another backslash, and
 * all else that can be seen for itself. It means the same in JavaScript (ECMA-262 section 12.9.4),
 * Python (Language Reference section 2.4.1), Go (specification, "String literals") and YAML (1.2.2
 * section 7.3.1), whose files are UTF-8, and in directives of nginx and Apache, but for variables.
 */
final class QuotedString {

  private QuotedString() {}

  static String of(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
