package dev.minica.cli.option;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;

/** Names of entries of key stores as a user types them. */
public final class Alias {

  private Alias() {}

  /**
   * The alias as typed. Programs that list a key store print its aliases as they are.
   *
   * @throws MinicaException USAGE if it is blank, or holds what a terminal does not show
   */
  public static String parse(String text) {
    if (text.isBlank()) {
      throw new MinicaException(Kind.USAGE, "the alias is empty");
    }
    String shown = Escaped.of(text);
    if (!shown.equals(text)) {
      throw new MinicaException(Kind.USAGE, "'" + shown + "' holds what nobody can see");
    }
    return text;
  }
}
