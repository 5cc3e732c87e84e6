package dev.minica.tls.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalInt;

/** One registry: numbers and their names. */
final class Names {

  private final Map<Integer, String> byNumber;
  private final Map<String, Integer> byName;

  private Names(Map<Integer, String> byNumber, Map<String, Integer> byName) {
    this.byNumber = Map.copyOf(byNumber);
    this.byName = Map.copyOf(byName);
  }

  /** Lines of a number, decimal or with 0x, a blank and a name; those with a # are comments. */
  static Names of(String table) {
    Map<Integer, String> byNumber = new HashMap<>();
    Map<String, Integer> byName = new HashMap<>();
    table
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              int blank = line.indexOf(' ');
              Integer number = Integer.decode(line.substring(0, blank));
              String name = line.substring(blank + 1);
              byNumber.put(number, name);
              byName.put(name, number);
            });
    return new Names(byNumber, byName);
  }

  /** The same from a file beside this class. */
  static Names ofResource(String file) {
    try (InputStream in = Names.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the library lacks its table " + file);
      }
      return of(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(int number) {
    return byNumber.containsKey(number);
  }

  /** The name of a number of two octets, GREASE among them. */
  String ofUint16(int number) {
    String name = byNumber.get(number);
    if (name != null) {
      return name;
    }
    return (Grease.isValue(number) ? "GREASE (0x" : "unknown (0x")
        + HexFormat.of().toHexDigits((short) number)
        + ")";
  }

  /** The name of a number of one octet, which RFCs write in decimal. */
  String ofUint8(int number) {
    String name = byNumber.get(number);
    return name != null ? name : "unknown (" + number + ")";
  }

  OptionalInt number(String name) {
    Integer number = byName.get(name);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
