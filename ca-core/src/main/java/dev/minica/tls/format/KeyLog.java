package dev.minica.tls.format;

import dev.minica.tls.wire.Octets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The secrets of connections, in the form that Wireshark reads and that browsers, curl and openssl
 * write where {@code SSLKEYLOGFILE} says so (RFC 9850). Whoever has them reads the connections.
 *
 * @param entries in the order of the lines
 */
public record KeyLog(List<KeyLogEntry> entries) {

  public KeyLog {
    entries = List.copyOf(entries);
  }

  /** Without an entry. */
  public static KeyLog empty() {
    return new KeyLog(List.of());
  }

  /**
   * Reads the lines that are entries. All others are passed over (RFC 9850 section 2): comments,
   * empty ones, and what a program wrote only half.
   */
  public static KeyLog parse(byte[] octets) {
    List<KeyLogEntry> entries = new ArrayList<>();
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    text.lines().forEach(line -> entry(line).ifPresent(entries::add));
    return new KeyLog(entries);
  }

  private static Optional<KeyLogEntry> entry(String line) {
    String[] words = line.strip().split(" ", -1);
    if (words.length != 3 || !isLabel(words[0])) {
      return Optional.empty();
    }
    boolean fits =
        isHex(words[1], KeyLogEntry.RANDOM, KeyLogEntry.RANDOM)
            && isHex(words[2], 1, KeyLogEntry.MAX_SECRET);
    return fits
        ? Optional.of(new KeyLogEntry(words[0], Octets.ofHex(words[1]), Octets.ofHex(words[2])))
        : Optional.empty();
  }

  private static boolean isLabel(String word) {
    return !word.isEmpty()
        && word.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
  }

  private static boolean isHex(String word, int min, int max) {
    int octets = word.length() / 2;
    return word.length() % 2 == 0
        && octets >= min
        && octets <= max
        && word.chars().allMatch(KeyLog::isHexDigit);
  }

  /** Of ASCII alone: Character.digit would take those of every script. */
  private static boolean isHexDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /** The secret of a connection under a label. The last one counts, should there be several. */
  public Optional<Octets> find(String label, Octets clientRandom) {
    return entries.stream()
        .filter(entry -> entry.label().equals(label) && entry.clientRandom().equals(clientRandom))
        .reduce((first, second) -> second)
        .map(KeyLogEntry::secret);
  }

  /** This one's entries, and then the other's. */
  public KeyLog and(KeyLog other) {
    List<KeyLogEntry> both = new ArrayList<>(entries);
    both.addAll(other.entries);
    return new KeyLog(both);
  }

  /** The file: one line each, ASCII. It is to be readable for its owner alone. */
  public byte[] encoded() {
    StringBuilder text = new StringBuilder();
    entries.forEach(entry -> text.append(entry.line()).append('\n'));
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
