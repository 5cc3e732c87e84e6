package dev.minica.inspection;

import dev.minica.Escaped;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Facts as lines for a person. What an attacker can make as long as they like is cut short here,
 * with a word of how much is left; the value beside the lines stays whole.
 */
final class Lines {

  private static final int WIDTH = 72;
  private static final int MAX_LINES = 200;
  private static final int OCTETS_PER_LINE = 32;
  private static final int MAX_OCTETS = 8 * OCTETS_PER_LINE;

  private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

  private Lines() {}

  /** Octets as fingerprints are written: {@code AB:CD}. */
  static String colons(byte[] octets) {
    return COLONS.formatHex(octets);
  }

  /** The same as lines. */
  static List<String> ofColons(byte[] octets) {
    return octets.length <= OCTETS_PER_LINE ? List.of(colons(octets)) : ofOctets(octets);
  }

  /** Octets in hexadecimal digits, the first {@value #MAX_OCTETS} of them. */
  static List<String> ofOctets(byte[] octets) {
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < Math.min(octets.length, MAX_OCTETS); from += OCTETS_PER_LINE) {
      int to = Math.min(octets.length, from + OCTETS_PER_LINE);
      lines.add(HexFormat.of().formatHex(octets, from, to));
    }
    if (octets.length > MAX_OCTETS) {
      lines.add("... " + octets.length + " octets in all");
    }
    return lines.isEmpty() ? List.of("(empty)") : lines;
  }

  /** Items that hold no commas, with commas between them, as many on a line as fit. */
  static List<String> flowed(List<String> items) {
    List<String> lines = new ArrayList<>();
    for (String item : items) {
      int last = lines.size() - 1;
      if (last >= 0 && lines.get(last).length() + item.length() + 2 <= WIDTH) {
        lines.set(last, lines.get(last) + ", " + item);
      } else if (lines.size() == MAX_LINES) {
        return bounded(lines, items.size());
      } else {
        endWithComma(lines);
        lines.add(bounded(item));
      }
    }
    return bounded(lines, items.size());
  }

  private static void endWithComma(List<String> lines) {
    if (!lines.isEmpty()) {
      lines.set(lines.size() - 1, lines.get(lines.size() - 1) + ",");
    }
  }

  /** Items on a line each. */
  static List<String> each(List<String> items) {
    return bounded(items.stream().limit(MAX_LINES).map(Lines::bounded).toList(), items.size());
  }

  private static List<String> bounded(List<String> lines, int count) {
    if (lines.isEmpty()) {
      return List.of("(none)");
    }
    return lines.size() < MAX_LINES
        ? lines
        : Stream.concat(lines.stream(), Stream.of("... " + count + " in all")).toList();
  }

  /** The text, or the beginning of one that is too long for people. */
  static String bounded(String text) {
    return Escaped.bounded(text);
  }
}
