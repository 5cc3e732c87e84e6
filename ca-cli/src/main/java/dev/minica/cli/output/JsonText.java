package dev.minica.cli.output;

import java.nio.charset.StandardCharsets;

/** A JSON document as text for a file. */
public final class JsonText {

  private JsonText() {}

  /** In ASCII, with an end of line at its end: whatever else there is is escaped. */
  public static String of(Json document) {
    StringBuilder text = new StringBuilder();
    new JsonWriter(text::append, new Showable(StandardCharsets.US_ASCII)).write(document);
    return text.toString();
  }
}
