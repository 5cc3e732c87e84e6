package dev.minica.cli.configuration;

/**
 * A value of postgresql.conf in single quotes. A quote is doubled; a backslash begins an escape
 * there, whatever the server takes it for in SQL.
 *
 * @see <a href="https://www.postgresql.org/docs/15/config-setting.html">Setting parameters</a>
 */
final class PostgresString {

  private PostgresString() {}

  static String of(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
