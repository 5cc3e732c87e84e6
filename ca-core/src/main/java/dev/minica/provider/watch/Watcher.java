package dev.minica.provider.watch;

import java.security.Key;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Duration;
import javax.crypto.SecretKey;

/**
 * Is told, by the thread that is watched and when it is done, what it computed. It is told secrets,
 * and must not throw. Names of algorithms are those of the Java Security Standard Algorithm Names,
 * or Java's own.
 */
public interface Watcher {

  /**
   * HMAC.
   *
   * @param message none longer than what a key schedule has to do with
   */
  void authenticated(Key key, byte[] message, byte[] code);

  /** A pre-master secret or master secret up to TLS 1.2. */
  void generated(String algorithm, SecretKey key);

  /** A key pair, mostly for one connection. */
  void generated(KeyPair pair, Duration took);

  /** A key agreement. */
  void agreed(PrivateKey own, Duration took);

  /** A signature was made. */
  void signed(String algorithm, Duration took);

  /** A signature was checked, be it right or wrong. */
  void verified(String algorithm, Duration took);

  /** Something was encrypted to a public key. */
  void encrypted(String algorithm, Duration took);
}
