package dev.minica.seed;

import dev.minica.Environment;
import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;

/**
 * What test keys can be made from again, by anybody who knows it: on every machine, by every JDK.
 *
 * @param text any text; that it is secret helps nobody
 */
public record Seed(String text) {

  /** When everything is made that says nothing else: a moment in the past of every machine. */
  public static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

  /** Until when all is good that says nothing else: longer than anybody keeps a test. */
  public static final Instant END = Instant.parse("2126-01-01T00:00:00Z");

  private static final int MAX_LENGTH = 1_000;
  private static final String SCHEME = "minica-seed/1";

  /**
   * @throws MinicaException USAGE if it is empty, or longer than {@value #MAX_LENGTH} characters
   */
  public Seed {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      throw new MinicaException(
          Kind.USAGE,
          "a seed of " + text.length() + " characters, where 1 to " + MAX_LENGTH + " are wanted");
    }
  }

  /** The parser of command lines. */
  public static Seed parse(String text) {
    return new Seed(text);
  }

  /**
   * A stream of octets for one purpose. Streams of different labels have nothing to do with each
   * other, so that one more changes none of the others.
   *
   * <pre>
   * entropy_input          = SHA-256(seed)
   * nonce                  = "minica-seed/1" 0x00
   * personalization_string = label
   * </pre>
   *
   * @param label what the octets are for; the same label gives the same octets
   */
  public SecureRandom random(String label) {
    return new SeededRandom(
        new HmacDrbg(sha256(octets(text)), octets(SCHEME + '\0'), octets(label)));
  }

  /**
   * The same with a clock that stands still.
   *
   * @param epoch what time it is
   */
  public Environment environment(String label, Instant epoch) {
    return new Environment(() -> epoch, random(label));
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] sha256(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
