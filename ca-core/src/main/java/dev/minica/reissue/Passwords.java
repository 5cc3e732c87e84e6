package dev.minica.reissue;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What may open what is locked, tried in their order.
 *
 * @param all at least one; the caller clears them
 */
record Passwords(List<char[]> all) {

  /**
   * What a password has opened.
   *
   * @param password the very array that was given
   */
  record Opened<T>(T value, char[] password) {}

  /**
   * What the first password that fits opens.
   *
   * @param opening throws WRONG_PASSPHRASE if the password does not fit
   * @throws MinicaException WRONG_PASSPHRASE if none does; what else the opening throws
   */
  <T> Opened<T> open(Function<char[], T> opening) {
    Optional<MinicaException> wrong = Optional.empty();
    for (char[] password : all) {
      try {
        return new Opened<>(opening.apply(password), password);
      } catch (MinicaException e) {
        if (e.kind() != Kind.WRONG_PASSPHRASE) {
          throw e;
        }
        wrong = Optional.of(e);
      }
    }
    throw wrong
        .orElseThrow(() -> new MinicaException(Kind.WRONG_PASSPHRASE, "no passphrase was given"))
        .withHint("give its passphrase with --password");
  }
}
