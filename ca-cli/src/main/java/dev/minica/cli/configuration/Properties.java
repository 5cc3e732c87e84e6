package dev.minica.cli.configuration;

import java.util.function.UnaryOperator;

/** A file of properties, in which references are left to what the program makes of them. */
final class Properties {

  private final Lines lines = new Lines();
  private final String prefix;

  /**
   * @param prefix before the name of each property
   */
  Properties(String prefix) {
    this.prefix = prefix;
  }

  Properties comment(String text) {
    lines.line("# ", text);
    return this;
  }

  /** One property, with the prefix. */
  Properties put(String name, String value) {
    return putWhole(prefix + name, value);
  }

  /** One without it. */
  Properties putWhole(String name, String value) {
    lines.line(name, "=", PropertiesValue.of(value));
    return this;
  }

  /** The password of the stores. */
  Properties put(String name, StorePassword password, UnaryOperator<String> reference) {
    return put(name, password.written(reference));
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
