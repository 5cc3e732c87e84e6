package dev.minica.cli.command;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;

/**
 * The configuration of a program.
 *
 * @param config the program
 * @param side server or client
 * @param text what it reads, and nothing else
 */
record ConfigurationResult(String config, String side, String text) implements Result {

  @Override
  public void writeTo(TextWriter writer) {
    writer.verbatim(text);
  }

  @Override
  public Json toJson() {
    return Json.object().put("config", config).put("side", side).put("text", text).build();
  }
}
