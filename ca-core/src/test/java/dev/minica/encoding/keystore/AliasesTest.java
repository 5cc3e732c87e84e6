package dev.minica.encoding.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AliasesTest {

  private final Aliases aliases = new Aliases();

  @Test
  void aNameThatIsTakenGetsTheFirstFreeNumber() {
    assertThat(aliases.unique("a")).isEqualTo("a");
    assertThat(aliases.unique("a-3")).isEqualTo("a-3");
    assertThat(aliases.unique("a")).isEqualTo("a-2");
    assertThat(aliases.unique("A")).isEqualTo("A-4");
    assertThat(aliases.unique("a-2")).isEqualTo("a-2-2");
  }

  @Test
  void whatHasNoNameGetsTheFirstFreeNumber() {
    assertThat(aliases.unique("2")).isEqualTo("2");
    assertThat(aliases.numbered()).isEqualTo("1");
    assertThat(aliases.numbered()).isEqualTo("3");
  }
}
