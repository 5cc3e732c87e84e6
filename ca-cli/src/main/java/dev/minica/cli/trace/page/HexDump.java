package dev.minica.cli.trace.page;

import dev.minica.tls.wire.Octets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Octets in hexadecimal, those of each field marked as its own. The lines break by themselves where
 * the style sheet makes them 16 or 8 octets wide; the offsets and letters beside them are there for
 * both.
 */
final class HexDump {

  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
  private static final int WIDE = 16;
  private static final int NARROW = 8;
  private static final char UNPRINTABLE = '\u00b7';

  private HexDump() {}

  static Markup of(Octets octets, List<FieldRow> rows) {
    return Tag.named("div", "dump")
        .holding(
            offsets(octets.length(), WIDE),
            offsets(octets.length(), NARROW),
            Tag.named("div", "hex").holding(marked(octets, rows)),
            letters(octets, WIDE),
            letters(octets, NARROW));
  }

  /** Four digits at least. */
  static String offset(int offset) {
    return offset < 0x10000
        ? HexFormat.of().toHexDigits((short) offset)
        : HexFormat.of().toHexDigits(offset);
  }

  private static Markup offsets(int length, int width) {
    List<String> lines = new ArrayList<>();
    for (int at = 0; at < length; at += width) {
      lines.add(offset(at));
    }
    return Tag.named("pre", "offsets w" + width)
        .with("aria-hidden", "true")
        .holding(Markup.lines(lines));
  }

  private static Markup letters(Octets octets, int width) {
    List<String> lines = new ArrayList<>();
    for (int at = 0; at < octets.length(); at += width) {
      lines.add(letters(octets, at, Math.min(at + width, octets.length())));
    }
    return Tag.named("pre", "letters w" + width)
        .with("aria-hidden", "true")
        .holding(Markup.lines(lines));
  }

  private static String letters(Octets octets, int from, int to) {
    StringBuilder line = new StringBuilder();
    for (int i = from; i < to; i++) {
      int octet = octets.at(i);
      line.append(octet >= ' ' && octet <= '~' ? (char) octet : UNPRINTABLE);
    }
    return line.toString();
  }

  private static List<Markup> marked(Octets octets, List<FieldRow> rows) {
    List<Markup> parts = new ArrayList<>();
    byte[] all = octets.toArray();
    int done = 0;
    for (FieldRow row : rows) {
      int from = row.field().offset();
      int end = Math.min(row.field().end(), all.length);
      if (row.isLeaf() && from >= done && from < end) {
        parts.add(plain(all, done, from));
        parts.add(Tag.named("span").with("data-f", row.index()).holding(plain(all, from, end)));
        done = end;
      }
    }
    parts.add(plain(all, done, all.length));
    return parts;
  }

  private static Markup plain(byte[] octets, int from, int to) {
    return from == to ? Markup.NOTHING : Markup.text(HEX.formatHex(octets, from, to) + " ");
  }
}
