package dev.minica.cli.trace;

import dev.minica.cli.output.TextWriter;
import dev.minica.tls.crypto.NamedOctets;
import dev.minica.tls.narration.Origin;
import dev.minica.tls.narration.Value;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A value for a person: its name, what it is, and how it was computed. */
final class ValueText {

  private static final String INDENT = "   ";
  private static final int COLUMN = 26;

  /** Octets in a line, which leaves room for two digits each. */
  private static final int OCTETS = 32;

  /** Names and numbers beside each other, of which the first few tell the most. */
  private static final int SHOWN = 8;

  private final boolean withSecrets;

  /**
   * @param withSecrets whether to show what opens the connection to whoever reads it
   */
  ValueText(boolean withSecrets) {
    this.withSecrets = withSecrets;
  }

  void write(Value value, TextWriter text) {
    List<String> lines = new ArrayList<>();
    value.octets().ifPresent(octets -> lines.addAll(octets(octets)));
    if (value.origin() instanceof Origin.Computed computed) {
      lines.add("= " + computed.how().formula());
    }
    lines.addAll(words(value.words()));
    new Hanging(text, COLUMN).plain(INDENT + value.name(), lines);
  }

  /** A secret that is asked for is shown whole, since it is asked for to be used. */
  private List<String> octets(NamedOctets octets) {
    if (octets.isSecret() && !withSecrets) {
      return List.of("(" + octets.length() + " octets, shown with --secrets)");
    }
    if (octets.length() == 0) {
      return List.of("(empty)");
    }
    byte[] all = octets.octets();
    if (!octets.isSecret() && all.length > OCTETS) {
      return List.of(
          HexFormat.of().formatHex(all, 0, OCTETS / 2) + "... (" + all.length + " octets)");
    }
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < all.length; from += OCTETS) {
      lines.add(HexFormat.of().formatHex(all, from, Math.min(all.length, from + OCTETS)));
    }
    return lines;
  }

  /** In one line if they fit; else names beside each other, and anything longer below. */
  private static List<String> words(List<String> words) {
    String joined = String.join(", ", words);
    if (words.isEmpty() || joined.length() <= Lines.WIDTH - COLUMN) {
      return words.isEmpty() ? List.of() : List.of(joined);
    }
    if (words.stream().anyMatch(word -> word.contains(" "))) {
      return words;
    }
    int more = words.size() - SHOWN;
    return List.of(
        more > 1 ? String.join(", ", words.subList(0, SHOWN)) + ", and " + more + " more" : joined);
  }
}
