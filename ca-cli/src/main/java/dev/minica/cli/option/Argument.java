package dev.minica.cli.option;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An option or operand of a command, and after parsing its value.
 *
 * @param <T> what it is converted to; an {@code Optional} or {@code List} where it may be absent
 */
public final class Argument<T> {

  private final Function<List<String>, T> conversion;
  private @Nullable T value;

  Argument(Function<List<String>, T> conversion) {
    this.conversion = conversion;
  }

  /**
   * What the user gave.
   *
   * @throws IllegalStateException before the command line is parsed
   */
  public T value() {
    if (value == null) {
      throw new IllegalStateException("the command line is not parsed yet");
    }
    return value;
  }

  /** Converts what was given, in the order given; an empty list where it was not. */
  void accept(List<String> given) {
    value = conversion.apply(given);
  }
}
