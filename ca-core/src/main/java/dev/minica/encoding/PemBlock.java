package dev.minica.encoding;

import java.util.Arrays;
import java.util.List;

/**
 * One textual encoding (RFC 7468 section 2).
 *
 * @param label what the boundaries say, such as {@code CERTIFICATE}
 * @param headers the lines between the first boundary and the base64 text as RFC 1421 has them,
 *     such as {@code Proc-Type: 4,ENCRYPTED}; RFC 7468 knows none, so usually empty
 * @param content what the base64 text encodes, usually DER
 * @param line the line of the first boundary, counted from 1, for messages; 1 in a block that was
 *     not read from a text
 */
public record PemBlock(String label, List<String> headers, byte[] content, int line) {

  public static final String CERTIFICATE = "CERTIFICATE";
  public static final String PRIVATE_KEY = "PRIVATE KEY";
  public static final String ENCRYPTED_PRIVATE_KEY = "ENCRYPTED PRIVATE KEY";
  public static final String PUBLIC_KEY = "PUBLIC KEY";
  public static final String CERTIFICATE_REQUEST = "CERTIFICATE REQUEST";

  public PemBlock {
    headers = List.copyOf(headers);
    content = content.clone();
  }

  /** A block for writing, without headers. */
  public PemBlock(String label, byte[] content) {
    this(label, List.of(), content, 1);
  }

  @Override
  public byte[] content() {
    return content.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PemBlock that
        && label.equals(that.label)
        && headers.equals(that.headers)
        && Arrays.equals(content, that.content)
        && line == that.line;
  }

  @Override
  public int hashCode() {
    return 31 * label.hashCode() + Arrays.hashCode(content);
  }

  /** Label and line, never the content: that may be a private key. */
  @Override
  public String toString() {
    return label + " at line " + line;
  }
}
