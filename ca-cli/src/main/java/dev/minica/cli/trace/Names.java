package dev.minica.cli.trace;

import java.util.Locale;

/** What constants are called in JSON: {@code NOT_CHECKABLE} is {@code not-checkable}. */
final class Names {

  private Names() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
