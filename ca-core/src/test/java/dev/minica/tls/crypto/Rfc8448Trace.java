package dev.minica.tls.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One section of RFC 8448: records and printed values by name. */
record Rfc8448Trace(String title, Map<String, byte[]> values) {

  static Rfc8448Trace section(int number) {
    Map<String, byte[]> values = new LinkedHashMap<>();
    String title = "";
    for (String line : lines()) {
      if (line.startsWith("[")) {
        title = line.startsWith("[" + number + ".") ? line : "";
      } else if (!title.isEmpty() && line.contains(" = ")) {
        String[] parts = line.split(" = ", 2);
        values.put(parts[0], HexFormat.of().parseHex(parts[1]));
      }
      if (title.isEmpty() && !values.isEmpty()) {
        break;
      }
    }
    return new Rfc8448Trace("section " + number, values);
  }

  private static List<String> lines() {
    try (InputStream text = Rfc8448Trace.class.getResourceAsStream("rfc8448.txt")) {
      return new String(text.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  byte[] get(String name) {
    if (!has(name)) {
      throw new IllegalArgumentException(title + " has no " + name);
    }
    return values.get(name);
  }

  /** The handshake messages of a clear record. */
  byte[] clearMessage(String name) {
    byte[] record = get(name);
    return Arrays.copyOfRange(record, RecordHeader.OCTETS, record.length);
  }

  static Stream<Rfc8448Trace> all() {
    return Stream.of(3, 4, 5, 6, 7).map(Rfc8448Trace::section);
  }

  @Override
  public String toString() {
    return title;
  }
}
