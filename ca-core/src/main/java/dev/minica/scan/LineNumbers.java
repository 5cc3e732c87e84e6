package dev.minica.scan;

/** On which line of a text offsets are. They are asked for in ascending order, each line once. */
final class LineNumbers {

  private final String text;
  private int counted;
  private int line = 1;

  LineNumbers(String text) {
    this.text = text;
  }

  /** The line of this offset, counted from 1; not below that of the last. */
  int at(int offset) {
    for (; counted < offset; counted++) {
      line += text.charAt(counted) == '\n' ? 1 : 0;
    }
    return line;
  }
}
