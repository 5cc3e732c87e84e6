package dev.minica.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InvocationTest {

  @Test
  void theNameIsTakenOutAndEverythingElseStaysInOrder() {
    assertThat(invocation("--json", "--ca", "help", "completion", "-q", "bash"))
        .isEqualTo(new Invocation("completion", List.of("--json", "--ca", "help", "-q", "bash")));
    assertThat(invocation("--ca=x", "--color", "never", "help", "completion"))
        .isEqualTo(new Invocation("help", List.of("--ca=x", "--color", "never", "completion")));
  }

  @Test
  void withoutANameMinicaItselfIsCalled() {
    assertThat(invocation("-V")).isEqualTo(new Invocation("", List.of("-V")));
    assertThat(invocation("--ca")).isEqualTo(new Invocation("", List.of("--ca")));
    assertThat(invocation("--", "help")).isEqualTo(new Invocation("", List.of("--", "help")));
  }

  @Test
  void wordsAfterTheNameAreNoNames() {
    assertThat(invocation("completion", "help"))
        .isEqualTo(new Invocation("completion", List.of("help")));
  }

  private static Invocation invocation(String... args) {
    return Invocation.of(List.of(args));
  }
}
