package dev.minica.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void membersKeepTheirOrderAndStandOnePerLine() {
    Json json =
        Json.object()
            .put("zeta", 1)
            .put("alpha", true)
            .put("none", Json.of(Optional.empty()))
            .put("list", Json.strings(List.of("a", "b")))
            .put("empty", Json.array(List.of()))
            .put("nothing", Json.object().build())
            .build();
    assertThat(written(json, StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {
              "zeta": 1,
              "alpha": true,
              "none": null,
              "list": [
                "a",
                "b"
              ],
              "empty": [],
              "nothing": {}
            }
            """);
  }

  @Test
  void whatCouldHarmATerminalIsEscaped() {
    assertThat(
            written(
                Json.of("\u001b \u2028 \u202e \ud800 \u0000 \" \\ \n\t\r"), StandardCharsets.UTF_8))
        .isEqualTo("\"\\u001b \\u2028 \\u202e \\ud800 \\u0000 \\\" \\\\ \\n\\t\\r\"\n");
  }

  @Test
  void lettersStayWhereTheCharacterSetHasThem() {
    Json json = Json.of("\u00fc\u20ac\ud83d\ude00");
    assertThat(written(json, StandardCharsets.UTF_8)).isEqualTo("\"\u00fc\u20ac\ud83d\ude00\"\n");
    assertThat(written(json, StandardCharsets.ISO_8859_1))
        .isEqualTo("\"\u00fc\\u20ac\\ud83d\\ude00\"\n");
  }

  @Test
  void anotherImplementationReadsEveryCharacterBack() throws IOException, InterruptedException {
    Path python = Path.of("/usr/bin/python3");
    assumeTrue(Files.isExecutable(python), "python3 is missing: nothing else reads the JSON back");
    Stream<Json> strings =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(c -> c < 0x3000 || c % 257 == 0 || (c >= 0xd800 && c < 0xe000))
            .mapToObj(c -> Json.object().put("code", c).put("text", Character.toString(c)).build());
    String script =
        """
        import json, sys
        all = json.load(sys.stdin)
        assert len(all) > 10000
        assert all == [{'code': e['code'], 'text': chr(e['code'])} for e in all]
        """;
    Process reader =
        new ProcessBuilder(python.toString(), "-X", "utf8", "-c", script)
            .inheritIO()
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .start();
    try (OutputStream in = reader.getOutputStream()) {
      in.write(
          written(Json.array(strings.toList()), StandardCharsets.UTF_8)
              .getBytes(StandardCharsets.UTF_8));
    }
    assertThat(reader.waitFor()).isZero();
  }

  private static String written(Json json, Charset charset) {
    StringBuilder written = new StringBuilder();
    new JsonWriter(written::append, new Showable(charset)).write(json);
    return written.toString();
  }
}
