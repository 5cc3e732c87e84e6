package dev.minica.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import dev.minica.encoding.keystore.KeyStoreContents;
import dev.minica.encoding.keystore.KeyStoreFormat;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How often a scan guesses. */
class PasswordsTest {

  private final Passwords passwords = Passwords.of(List.of("of ours".toCharArray()));

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
    assertThat(tries(30_000, "no such")).hasSize(1 + 5);
  }

  /** Or else it would depend on the order in which threads come to the files what is opened. */
  @Test
  void whatOpenedOthersChangesTheOrderAlone() {
    Set<String> before = Set.copyOf(tries(5_000_000, "no such"));
    passwords.open(1, password -> opened(password, "tomcat"));

    assertThat(tries(5_000_000, "no such")).containsExactlyInAnyOrderElementsOf(before);
  }

  /** The fewer files have stayed locked, the more is tried on each. */
  @Test
  void atASecondLookWhatOpenedOthersIsTriedAndMoreOfTheUsual() {
    passwords.open(1, password -> opened(password, "hunter2"));

    assertThat(tries(passwords.again(1000), 51_200)).hasSize(1 + 3 + 1).startsWith("hunter2");
    assertThat(tries(passwords.again(20), 51_200)).hasSize(1 + 11 + 1);
  }

  /** What is tried on everything that is locked cannot take long: Java's PKCS#12 of all kinds. */
  @Test
  void aWrongPasswordOfAStoreCostsWhatIsCheckedFirst() {
    SecureRandom random = new SecureRandom();
    KeyStoreContents contents = new KeyStoreContents(List.of());

    assertThat(work(KeyStoreFormat.PKCS12, contents, random)).isEqualTo(10_000);
    assertThat(work(KeyStoreFormat.BCFKS, contents, random)).isEqualTo(51_200);
    assertThat(work(KeyStoreFormat.JKS, contents, random)).isEqualTo(1);
  }

  private static long work(KeyStoreFormat format, KeyStoreContents contents, SecureRandom random) {
    return format.work(format.encode(contents, "a secret".toCharArray(), random));
  }

  private static List<String> tries(Passwords passwords, long work) {
    return tries(passwords, work, "no such");
  }

  private List<String> tries(long work, String right) {
    return tries(passwords, work, right);
  }

  private static List<String> tries(Passwords passwords, long work, String right) {
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
