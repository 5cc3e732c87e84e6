package dev.minica.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class ToolTest {

  @Test
  void tellsOutputErrorAndExitApart() {
    Tool.Outcome outcome = Tool.named("sh").run("-c", "echo out; echo err >&2; exit 3");

    assertThat(outcome.text()).isEqualTo("out\n");
    assertThat(outcome.err()).isEqualTo("err\n");
    assertThat(outcome.exit()).isEqualTo(3);
    assertThatThrownBy(outcome::succeeded)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("err");
  }

  @Test
  void feedsStandardInputAndVariables() {
    Tool sh = Tool.named("sh");

    assertThat(sh.feed("in".getBytes(StandardCharsets.UTF_8), "-c", "cat").text()).isEqualTo("in");
    assertThat(sh.run(Map.of("WORD", "said"), new byte[0], "-c", "echo $WORD").text())
        .isEqualTo("said\n");
  }

  @Test
  void skipsTheTestThatAsksForAMissingTool() {
    assertThatThrownBy(() -> Tool.named("no-such-tool"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("no-such-tool is not installed");
  }

  @Test
  void findsTheJdksOwnProgramsFirst() {
    assertThat(Tool.ofEveryJdk("keytool")).first().isEqualTo(Tool.ofThisJdk("keytool"));
  }
}
