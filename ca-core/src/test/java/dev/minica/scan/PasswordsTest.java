package dev.minica.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How often a scan guesses. */
class PasswordsTest {

  private final Passwords passwords = new Passwords(List.of("of ours".toCharArray()));

  @Test
  void whatWasGivenIsTriedFirst() {
    assertThat(tries(1, "no such")).startsWith("of ours", "changeit").contains("secret", "");
  }

  @Test
  void whatOpenedMostIsTriedFirst() {
    passwords.open(1, password -> opened(password, "secret"));

    assertThat(tries(1, "secret")).containsExactly("secret");
  }

  @Test
  void whatIsDearIsGuessedThreeTimesAndTriedWithAllThatWereGiven() {
    assertThat(tries(5_000_000, "no such")).hasSize(1 + 3);
    assertThat(tries(50_000, "no such")).hasSize(1 + 7);
  }

  private List<String> tries(long work, String right) {
    List<String> tries = new ArrayList<>();
    Optional<Boolean> opened =
        passwords.open(
            work,
            password -> {
              tries.add(new String(password));
              return opened(password, right);
            });
    assertThat(opened.isPresent()).isEqualTo(tries.contains(right));
    return tries;
  }

  private static boolean opened(char[] password, String right) {
    if (new String(password).equals(right)) {
      return true;
    }
    throw new MinicaException(Kind.WRONG_PASSPHRASE, "another");
  }
}
