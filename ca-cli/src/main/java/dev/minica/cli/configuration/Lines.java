package dev.minica.cli.configuration;

/** Text made line by line. */
final class Lines {

  private final StringBuilder text = new StringBuilder();

  /** One line, of parts that belong together. */
  Lines line(String... parts) {
    for (String part : parts) {
      text.append(part);
    }
    text.append('\n');
    return this;
  }

  /** The same, where it is wanted. */
  Lines lineIf(boolean wanted, String... parts) {
    return wanted ? line(parts) : this;
  }

  /** Those of another. */
  Lines lines(Lines others) {
    text.append(others.text);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
