package dev.minica.cli.trace;

import dev.minica.cli.output.Json;
import dev.minica.cli.output.Result;
import dev.minica.cli.output.TextWriter;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The connections of a capture, to choose one of.
 *
 * @param lines by their numbers, from 0
 */
public record ConnectionList(List<ConnectionLine> lines) implements Result {

  /** The value of {@code format}. */
  public static final String FORMAT = "minica-connections/1";

  public ConnectionList {
    lines = List.copyOf(lines);
  }

  @Override
  public void writeTo(TextWriter text) {
    for (int i = 0; i < lines.size(); i++) {
      text.line("[" + i + "] " + lines.get(i).text());
    }
  }

  @Override
  public Json toJson() {
    return Json.object()
        .put("format", FORMAT)
        .put(
            "connections",
            Json.array(IntStream.range(0, lines.size()).mapToObj(this::numbered).toList()))
        .build();
  }

  private Json numbered(int index) {
    return lines.get(index).putAll(Json.object().put("stream", index)).build();
  }
}
