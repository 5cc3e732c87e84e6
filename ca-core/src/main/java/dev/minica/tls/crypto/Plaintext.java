package dev.minica.tls.crypto;

/**
 * The contents of one record.
 *
 * @param type ContentType, such as 22 for handshake
 * @param content at most 2^14 octets
 * @param padding in TLS 1.3 how many zeros follow (RFC 8446 section 5.4); with CBC how many octets
 *     of padding were found, the one that counts them included; else 0
 */
public record Plaintext(int type, byte[] content, int padding) {

  /** RFC 5246 section 6.2.1, RFC 8446 section 5.1. */
  static final int MAX_CONTENT = 1 << 14;

  /** Without padding beyond what the cipher asks for. */
  public Plaintext(int type, byte[] content) {
    this(type, content, 0);
  }

  /** Type and lengths, not the content. */
  @Override
  public String toString() {
    return "type " + type + ", " + content.length + " octets, padding " + padding;
  }
}
