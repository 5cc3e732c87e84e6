package dev.minica.provider.watch;

import java.security.Key;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Duration;
import javax.crypto.SecretKey;

/**
 * Is told, by the thread that is watched and when it is done, what it computed. It is told secrets,
 * and must not throw; what it has no method for it does not care for. Names of algorithms are those
 * of the Java Security Standard Algorithm Names, or Java's own.
 */
public interface Watcher {

  /**
   * HMAC.
   *
   * @param message none longer than what a key schedule has to do with
   */
  default void authenticated(Key key, byte[] message, byte[] code) {}

  /** A pre-master secret or master secret up to TLS 1.2. */
  default void generated(String algorithm, SecretKey key) {}

  /** A key pair, mostly for one connection. */
  default void generated(KeyPair pair, Duration took) {}

  /** A key agreement. */
  default void agreed(PrivateKey own, Duration took) {}

  /** A signature was made. */
  default void signed(String algorithm, Duration took) {}

  /** A signature was checked, be it right or wrong. */
  default void verified(String algorithm, Duration took) {}

  /** Something was encrypted to a public key. */
  default void encrypted(String algorithm, Duration took) {}
}
