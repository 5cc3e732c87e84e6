package dev.minica.cli.output;

import java.util.Locale;
import java.util.Optional;

/**
 * What a doctor says of one trouble, in a line: where, what, and the particulars.
 *
 * @param where the entry or file; none if it is about all of it
 * @param detail what the words do not say by themselves
 */
public record TroubleText(Optional<String> where, String words, Optional<String> detail) {

  /** The first line of a doctor's answer. */
  public static void verdict(boolean sound, String patient, TextWriter text) {
    text.line(sound ? Style.GOOD : Style.BAD, sound ? "sound: " : "not sound: ", patient);
  }

  /** A constant as programs read it: {@code NOT_YET_VALID} is {@code not-yet-valid}. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The line, after a word for what it is. */
  public void writeTo(Style style, String lead, TextWriter text) {
    text.line(style, lead + ": ", line());
  }

  public String line() {
    return where.map(place -> place + ": ").orElse("")
        + words
        + detail.map(particulars -> ": " + particulars).orElse("");
  }
}
