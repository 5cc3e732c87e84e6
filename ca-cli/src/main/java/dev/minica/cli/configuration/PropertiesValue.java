package dev.minica.cli.configuration;

/**
 * The value of a property as {@code java.util.Properties.load} reads it: from ISO-8859-1, so that
 * all beyond ASCII is escaped; blanks at its beginning would be lost.
 */
final class PropertiesValue {

  private PropertiesValue() {}

  static String of(String text) {
    String escaped = UnicodeEscapes.of(text.replace("\\", "\\\\"));
    return escaped.startsWith(" ") ? "\\" + escaped : escaped;
  }
}
