package dev.minica.x509;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of the table {@code hostile-names.txt} beside this class.
 *
 * @param row what a person types, in the table's shorthand
 * @param verdict the name it becomes, or an exclamation mark and the reason it is refused for
 */
public record HostileName(String row, String verdict) {

  private static final Pattern CHARACTER = Pattern.compile("\\\\u\\{([0-9a-f]+)}");
  private static final Pattern REPEAT = Pattern.compile("<([^<>*]+)\\*(\\d+)>");

  /** The whole table. */
  public static List<HostileName> all() {
    return table()
        .lines()
        .filter(line -> line.contains(" | ") && !line.startsWith("#"))
        .map(HostileName::of)
        .toList();
  }

  private static HostileName of(String line) {
    int bar = line.indexOf(" | ");
    return new HostileName(line.substring(0, bar), line.substring(bar + 3));
  }

  private static String table() {
    try (InputStream table = HostileName.class.getResourceAsStream("hostile-names.txt")) {
      return new String(table.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** What a person types. */
  public String typed() {
    return unfolded(row);
  }

  /** Whether it is no name. */
  public boolean isRefused() {
    return verdict.startsWith("!");
  }

  /** Puts in the characters and repetitions that the table writes in short. */
  static String unfolded(String text) {
    String repeated =
        REPEAT
            .matcher(text)
            .replaceAll(
                m -> Matcher.quoteReplacement(m.group(1).repeat(Integer.parseInt(m.group(2)))));
    return CHARACTER
        .matcher(repeated)
        .replaceAll(m -> Matcher.quoteReplacement(character(m.group(1))));
  }

  private static String character(String hex) {
    return Character.toString(Integer.parseInt(hex, 16));
  }
}
