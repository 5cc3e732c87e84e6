package dev.minica.cli.configuration;

/**
 * An argument of HAProxy in double quotes, in which a backslash takes the meaning of a quote, a
 * backslash and the dollar sign of a variable.
 *
 * @see <a href="https://docs.haproxy.org/2.6/configuration.html#2.2">Quoting and escaping</a>
 */
final class HaproxyString {

  private HaproxyString() {}

  static String of(String text) {
    return QuotedString.of(text).replace("$", "\\$");
  }
}
