package dev.minica.cli.output;

/** The few colours: what is good, what is bad, and what to look at. */
public enum Style {
  GOOD("\u001b[32m"),
  BAD("\u001b[31m"),
  NOTE("\u001b[36m"),
  STRONG("\u001b[1m");

  private static final String RESET = "\u001b[0m";

  private final String sequence;

  Style(String sequence) {
    this.sequence = sequence;
  }

  /** The word in this style: SGR sequences of ECMA-48 section 8.3.117 around it. */
  String paint(String word) {
    return sequence + word + RESET;
  }
}
