package dev.minica.store;

import dev.minica.Escaped;
import dev.minica.MinicaException;
import dev.minica.x509.SerialNumber;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * The form of an event: a JSON object (RFC 8259) in one line, of the members that apply.
 *
 * <pre>
 * {"time":"2026-11-21T21:40:00Z","event":"revoke","serial":"4d1f...","profile":"server",
 *  "issuer":"root","names":["a.example"],"reason":"keyCompromise"}
 * </pre>
 */
final class AuditLine {

  private final StringBuilder text = new StringBuilder("{");

  private AuditLine() {}

  /** Each issue waits for it, so there is no lambda here: each costs a part of a millisecond. */
  static byte[] encode(AuditEvent event) {
    AuditLine line = new AuditLine();
    line.member("time", event.time().toString());
    line.member("event", event.action().label());
    if (event.serialNumber().isPresent()) {
      line.member("serial", event.serialNumber().get().hex());
    }
    if (event.profile().isPresent()) {
      line.member("profile", event.profile().get());
    }
    if (event.issuer().isPresent()) {
      line.member("issuer", event.issuer().get());
    }
    if (event.made().isPresent()) {
      line.member("made", event.made().get());
    }
    if (event.serialNumber().isPresent()) {
      line.names(event);
    }
    if (event.replaces().isPresent()) {
      line.member("replaces", event.replaces().get().hex());
    }
    if (event.reason().isPresent()) {
      line.member("reason", event.reason().get().label());
    }
    if (event.number().isPresent()) {
      line.name("number").append(event.number().get());
    }
    return line.text.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * What a line says of time, event and serial number; nothing if it is no whole one. Those come
   * before everything that somebody else chose, and no quote in that is left as it is.
   */
  static Optional<AuditLog.Line> decode(String line) {
    Optional<String> time = value(line, "time");
    Optional<String> event = value(line, "event");
    if (time.isEmpty() || event.isEmpty() || !line.endsWith("}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new AuditLog.Line(
              Instant.parse(time.get()),
              event.get(),
              value(line, "serial").map(SerialNumber::parse)));
    } catch (DateTimeException | MinicaException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> value(String line, String name) {
    String lead = "\"" + name + "\":\"";
    int begin = line.indexOf(lead);
    int end = begin < 0 ? -1 : line.indexOf('"', begin + lead.length());
    return end < 0 ? Optional.empty() : Optional.of(line.substring(begin + lead.length(), end));
  }

  private StringBuilder name(String name) {
    text.append(text.length() > 1 ? "," : "");
    return quoted(name).append(':');
  }

  private void member(String name, String value) {
    name(name);
    quoted(value);
  }

  private void names(AuditEvent event) {
    name("names").append('[');
    for (int i = 0; i < event.names().size(); i++) {
      text.append(i > 0 ? "," : "");
      quoted(event.names().get(i));
    }
    text.append(']');
  }

  private StringBuilder quoted(String value) {
    text.append('"');
    int character;
    for (int i = 0; i < value.length(); i += Character.charCount(character)) {
      character = value.codePointAt(i);
      character(character);
    }
    return text.append('"');
  }

  private void character(int character) {
    if (character == '"' || character == '\\') {
      text.append('\\').append((char) character);
    } else if (Escaped.isNeededFor(character)) {
      for (char unit : Character.toChars(character)) {
        escape(unit);
      }
    } else {
      text.appendCodePoint(character);
    }
  }

  /** RFC 8259 section 7: a backslash, u and four hexadecimal digits for each UTF-16 unit. */
  private void escape(int unit) {
    text.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      text.append(Character.forDigit((unit >> shift) & 0xf, 16));
    }
  }
}
