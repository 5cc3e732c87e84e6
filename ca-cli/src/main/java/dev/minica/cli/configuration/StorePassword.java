package dev.minica.cli.configuration;

import dev.minica.ca.Delivery;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a configuration names the password of key stores, which it never holds: either it is the one
 * that everybody knows, or an environment variable has it.
 *
 * @param variable the environment variable; empty for {@value Delivery#DEFAULT_PASSWORD}
 */
public record StorePassword(Optional<String> variable) {

  /** Where it is expected when it came from elsewhere than a variable. */
  public static final String USUAL_VARIABLE = "STORE_PASSWORD";

  /** The one every Java tool assumes. */
  public static StorePassword known() {
    return new StorePassword(Optional.empty());
  }

  /**
   * One that is taken from the environment.
   *
   * @param name of the variable; {@value #USUAL_VARIABLE} takes the place of one that a shell could
   *     not set (POSIX.1-2017, Base Definitions, section 3.235)
   */
  public static StorePassword in(String name) {
    boolean isName =
        !name.isEmpty()
            && !isDigit(name.charAt(0))
            && name.chars().allMatch(c -> c == '_' || isDigit(c) || isLetter(c));
    return new StorePassword(Optional.of(isName ? name : USUAL_VARIABLE));
  }

  /** What stands for it in a syntax that knows references to variables. */
  String written(UnaryOperator<String> reference) {
    return variable.map(reference).orElse(Delivery.DEFAULT_PASSWORD);
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isLetter(int character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }
}
