package dev.minica.internal.pbe;

import dev.minica.MinicaException;
import dev.minica.MinicaException.Kind;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A password as the octets that a key derivation takes; closing it overwrites them. */
public final class PasswordOctets implements AutoCloseable {

  private final byte[] octets;

  private PasswordOctets(byte[] octets) {
    this.octets = octets;
  }

  /**
   * UTF-8, as RFC 8018 section 2 recommends and OpenSSL and Java have it.
   *
   * @throws MinicaException USAGE if the characters are not Unicode text (half a surrogate pair)
   */
  public static PasswordOctets utf8(char[] password) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(password));
      byte[] octets = new byte[encoded.remaining()];
      encoded.get(octets);
      overwrite(encoded);
      return new PasswordOctets(octets);
    } catch (CharacterCodingException e) {
      throw new MinicaException(Kind.USAGE, "the password is not Unicode text", e);
    }
  }

  private static void overwrite(ByteBuffer buffer) {
    buffer.clear();
    while (buffer.hasRemaining()) {
      buffer.put((byte) 0);
    }
  }

  /** Two octets a character, the upper one first, as in a BMPString, and no end mark. */
  public static PasswordOctets bmp(char[] password) {
    return bmp(password, 0);
  }

  /** BMPString with two octets of zero after it (RFC 7292 appendix B.1). */
  public static PasswordOctets bmpTerminated(char[] password) {
    return bmp(password, 2);
  }

  /** The same of a password and, after its end mark, of a word that says what it is for. */
  public static PasswordOctets bmpTerminated(char[] password, char[] purpose) {
    char[] both = Arrays.copyOf(password, password.length + 1 + purpose.length);
    System.arraycopy(purpose, 0, both, password.length + 1, purpose.length);
    try {
      // no password at all gives no octets, not even the end mark
      return bmp(password.length == 0 ? purpose : both, 2);
    } finally {
      Arrays.fill(both, '\0');
    }
  }

  private static PasswordOctets bmp(char[] password, int zeros) {
    byte[] octets = new byte[2 * password.length + zeros];
    for (int i = 0; i < password.length; i++) {
      octets[2 * i] = (byte) (password[i] >> 8);
      octets[2 * i + 1] = (byte) password[i];
    }
    return new PasswordOctets(octets);
  }

  /** The octets themselves, good until {@link #close}. */
  public byte[] octets() {
    return octets;
  }

  @Override
  public void close() {
    Arrays.fill(octets, (byte) 0);
  }
}
